"""Twenty writers of a hundred comments each, then whether each is stored once.

The argument is the server's address, such as http://127.0.0.1:8081. Only what Python
brings along is used.
"""

import http.client
import json
import sys
import threading
import time
import urllib.parse

WRITERS, EACH = 20, 100
address = urllib.parse.urlsplit(sys.argv[1]).netloc
thread = f"/written-{time.time_ns()}"
times, created, lock = [], [], threading.Lock()


def write(writer):
    connection = http.client.HTTPConnection(address)
    for number in range(EACH):
        text = f"Comment {number} of writer {writer}."
        body = json.dumps({"thread": thread, "text": text, "author": {"name": "Ani"}})
        started = time.perf_counter()
        connection.request("POST", "/api/comments", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        with lock:
            times.append(time.perf_counter() - started)
            if answer.status == 201:
                created.append(f"<p>{text}</p>")


def stored():
    connection = http.client.HTTPConnection(address)
    after = ""
    while True:
        path = f"/api/comments?thread={thread}&limit=100{after}"
        connection.request("GET", path)
        page = json.load(connection.getresponse())
        yield from (comment["html"].strip() for comment in page["comments"])
        if page["next"] is None:
            return
        after = f"&after={page['next']}"


writers = [threading.Thread(target=write, args=[writer]) for writer in range(WRITERS)]
for writer in writers:
    writer.start()
for writer in writers:
    writer.join()
times.sort()
kept = list(stored())
print(f"{len(times)} posts, {len(created)} answered with 201, {len(kept)} stored, ", end="")
print(f"{len(set(kept))} of them distinct; p50 {times[len(times) // 2] * 1000:.0f} ms, ", end="")
print(f"p99 {times[len(times) * 99 // 100] * 1000:.0f} ms")
sys.exit(sorted(kept) != sorted(created))
