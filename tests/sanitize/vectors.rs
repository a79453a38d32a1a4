//! Ways to smuggle a script past a sanitiser, by class. Each calls `ran()`.

/// Every vector, also twisted: in another element, after text, with its closing tag cut.
pub fn all() -> Vec<String> {
    let plain = CLASSES.iter().flat_map(|(_, vectors)| vectors.iter());
    let mut all: Vec<String> = plain.map(|vector| (*vector).to_owned()).collect();
    let wrapped: Vec<String> = all
        .iter()
        .flat_map(|vector| {
            [
                format!("<p>text {vector}</p>"),
                format!("<table><td>{vector}</table>"),
                format!("<svg><foreignObject>{vector}</foreignObject></svg>"),
                format!("<math><mtext>{vector}</mtext></math>"),
                vector.trim_end_matches('>').to_owned(),
            ]
        })
        .collect();
    all.extend(wrapped);
    all.extend(schemes());
    all
}

/// `javascript:` in the guises that URL parsers see through.
fn schemes() -> Vec<String> {
    let guises = [
        "javascript:ran()",
        "JaVaScRiPt:ran()",
        " javascript:ran()",
        "\tjavascript:ran()",
        "java\tscript:ran()",
        "java\nscript:ran()",
        "java\rscript:ran()",
        "javascript\n:ran()",
        "&#1;javascript:ran()",
        "&#x6A;avascript:ran()",
        "&#106avascript:ran()",
        "javascript&colon;ran()",
        "java&Tab;script:ran()",
        "java&NewLine;script:ran()",
        "javascript:javascript:ran()",
        "javascript://example.org/%0aran()",
        "view-source:javascript:ran()",
        "vbscript:ran()",
        "livescript:ran()",
        "data:text/html,<script>ran()</script>",
        "data:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==",
        "DATA:image/svg+xml,<svg onload=ran()>",
        "blob:https://example.org/0",
        "filesystem:https://example.org/0",
        "file:///etc/passwd",
        "jar:javascript:ran()",
        "\u{feff}javascript:ran()",
        "\u{a0}javascript:ran()",
    ];
    let places = [
        "<a href=\"{}\">a</a>",
        "<a href='{}'>a</a>",
        "<img src=\"{}\">",
        "<img srcset=\"{} 2x\">",
        "<img data-src=\"{}\">",
        "<blockquote cite=\"{}\">a</blockquote>",
        "<iframe src=\"{}\"></iframe>",
        "<form action=\"{}\"><button>a</button></form>",
        "<base href=\"{}\"><a href=\"x\">a</a>",
    ];
    let fill = |place: &&str| guises.map(|guise| place.replace("{}", guise));
    places.iter().flat_map(fill).collect()
}

const CLASSES: &[(&str, &[&str])] = &[
    (
        "scripts",
        &[
            "<script>ran()</script>",
            "<SCRIPT SRC=data:,ran()></SCRIPT>",
            "<script type=module>ran()</script>",
            "<scr<script>ipt>ran()</scr</script>ipt>",
            "<script/ran()>ran()</script>",
            "<<script>ran();//<</script>",
            "<noembed><script>ran()</script></noembed>",
            "<xmp><script>ran()</script></xmp>",
            "<plaintext><script>ran()</script>",
        ],
    ),
    (
        "event handlers",
        &[
            "<img src=x onerror=ran()>",
            "<img src=x oNeRrOr=ran()>",
            "<img/src=x/onerror=ran()>",
            "<img src=x onerror\n=\nran()>",
            "<img src='x' \u{c}onerror=ran()>",
            "<b onmouseover=ran()>a</b>",
            "<a href=# onfocus=ran() autofocus tabindex=1>a</a>",
            "<details open ontoggle=ran()><summary>a</summary></details>",
            "<body onload=ran()>",
            "<body onpageshow=ran()>a",
            "<p style='animation:x' onanimationend=ran()>a</p>",
            "<video><source onerror=ran()></video>",
            "<audio src=x onerror=ran()></audio>",
            "<input autofocus onfocus=ran()>",
            "<select onfocus=ran() autofocus><option>a</select>",
            "<marquee onstart=ran()>a</marquee>",
            "<x-a onclick=ran() tabindex=0 onfocus=ran() autofocus>a</x-a>",
            "<img \"\"\"><img src=x onerror=\"ran()\">\">",
            "<object data=x onerror=ran()></object>",
        ],
    ),
    (
        "foreign namespaces",
        &[
            "<svg onload=ran()></svg>",
            "<svg><script>ran()</script></svg>",
            "<svg><a xlink:href='javascript:ran()'><text>a</text></a></svg>",
            "<svg><animate onbegin=ran() attributeName=x dur=1s>",
            "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>ran()</script></svg>#x\">",
            "<svg><set attributeName=href to=javascript:ran()></svg>",
            "<svg><style><img src=x onerror=ran()></style></svg>",
            "<svg><desc><img src=x onerror=ran()></desc></svg>",
            "<svg><title><img src=x onerror=ran()></title></svg>",
            "<math href='javascript:ran()'>a</math>",
            "<math><maction actiontype=statusline xlink:href=javascript:ran()>a</maction></math>",
            "<math><annotation-xml encoding=text/html><img src=x onerror=ran()></annotation-xml></math>",
        ],
    ),
    (
        "mutation",
        &[
            "<noscript><p title=\"</noscript><img src=x onerror=ran()>\"></noscript>",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=ran()>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=ran()&gt;\">",
            "<svg></p><style><a id=\"</style><img src=1 onerror=ran()>\">",
            "<p title='</style><img src=x onerror=ran()>'>a</p>",
            "<style><style/><img src=x onerror=ran()>",
            "<select><template><script>ran()</script></template></select>",
            "<table><a href='javascript:ran()'><tr><td></a>a</table>",
            "<b><p><i></b><img src=x onerror=ran()></i></p>",
            "<a title=\"`<img src=x onerror=ran()>`\">a</a>",
            "<textarea></textarea><img src=x onerror=ran()></textarea>",
            "<title><img title='</title><img src=x onerror=ran()>'></title>",
            "<iframe><img title='</iframe><img src=x onerror=ran()>'></iframe>",
            "<x\0img src=x onerror=ran()>",
        ],
    ),
    (
        "inert containers",
        &[
            "<template><img src=x onerror=ran()></template>",
            "<template shadowrootmode=open><script>ran()</script></template>",
            "<div><template shadowroot=open><img src=x onerror=ran()></template></div>",
            "<noscript><img src=x onerror=ran()></noscript>",
            "<noframes><img src=x onerror=ran()></noframes>",
            "<slot name=x><img src=x onerror=ran()></slot>",
        ],
    ),
    (
        "comments and declarations",
        &[
            "<!--><img src=x onerror=ran()>-->",
            "<!--><script>ran()</script>-->",
            "<!-- --!><img src=x onerror=ran()>-->",
            "<![CDATA[<img src=x onerror=ran()>]]>",
            "<?php <img src=x onerror=ran()> ?>",
            "<!doctype html [<!ENTITY x '<script>ran()</script>'>]>&x;",
            "<!--[if IE]><script>ran()</script><![endif]-->",
        ],
    ),
    (
        "frames, plug-ins and documents",
        &[
            "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
            "<iframe src=data:text/html,a onload=ran()></iframe>",
            "<frameset><frame src=javascript:ran()></frameset>",
            "<frameset onload=ran()>",
            "<embed src=data:image/svg+xml,a onload=ran()>",
            "<object data='data:text/html,<script>ran()</script>'></object>",
            "<applet code=x onerror=ran()></applet>",
            "<portal src=javascript:ran()></portal>",
            "<link rel=stylesheet href=data:text/css,a onload=ran()>",
            "<link rel=import href='data:text/html,<script>ran()</script>'>",
            "<meta http-equiv=refresh content='0;url=javascript:ran()'>",
            "<meta http-equiv=refresh content='0;url=/elsewhere'>",
            "<base href=javascript:ran()//><a href=a>b</a>",
            "<base target=_blank><a href=a>b</a>",
        ],
    ),
    (
        "forms",
        &[
            "<form action=javascript:ran()><input type=submit autofocus></form>",
            "<form id=f></form><button form=f formaction=javascript:ran()>a</button>",
            "<isindex action=javascript:ran() type=submit>",
            "<input type=image src=x onerror=ran()>",
            "<keygen autofocus onfocus=ran()>",
            "<fieldset><legend>a</legend><input name=password></fieldset>",
        ],
    ),
    (
        "styles",
        &[
            "<p style='background:url(javascript:ran())'>a</p>",
            "<p style='width:expression(ran())'>a</p>",
            "<style>@import 'javascript:ran()';</style>",
            "<p style='position:fixed;inset:0'>a</p>",
            "<table background=javascript:ran()><tr><td>a</table>",
        ],
    ),
    (
        "names that stand in for properties",
        &[
            "<form><input name=nodeType><input name=localName><input name=namespaceURI><img src=x onerror=ran()></form>",
            "<form><input name=attributes><input name=getAttribute><input name=childNodes></form>",
            "<form><input name=firstChild><input name=nextSibling><input name=parentNode></form>",
            "<form><input name=matches><input name=remove><input name=textContent></form>",
            "<form name=body><input name=firstChild></form>",
            "<form name=documentElement></form>",
            "<img name=body><img name=documentElement><img name=firstChild>",
            "<img name=querySelector><img name=createTreeWalker><img name=childNodes>",
            "<embed name=implementation><object name=defaultView></object>",
            "<a id=glosaVectorRan></a><a id=ran name=ran></a>",
            "<p id=constructor>a</p><p id=__proto__>b</p><img name=cookie>",
        ],
    ),
];
