-- Posts a comment, each with another text. The first argument after `--` names the server.
local count, isso = 0, false
local first = string.format("%x", os.time())

function init(arguments)
    isso = arguments[1] == "isso"
end

function request()
    count = count + 1
    local text = string.format("Comment %d of %s, of some words.", count, first)
    local body = '{"thread":"/posted","text":"' .. text .. '","author":{"name":"Ani"}}'
    local path = "/api/comments"
    if isso then
        body = '{"title":"A post","text":"' .. text .. '","author":"Ani"}'
        path = "/new?uri=%2Fposted"
    end
    return wrk.format("POST", path, { ["Content-Type"] = "application/json" }, body)
end
