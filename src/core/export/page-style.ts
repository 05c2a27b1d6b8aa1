/** The look of an exported page: light and dark by the system's preference, on screen, narrow and on paper. */

/** Holds no `<`, so it cannot end the element it stands in. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fcfbf8; --ink: #22211e; --ink-2: #55524a; --line: #d0cbbf; --accent: #2b5c8a;
  --amber: #f8e3a1; --green: #cbe8bf; --blue: #c5dff5; --rose: #f7cdd2; --violet: #e0d3f4; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1a1b1d; --ink: #e8e5de; --ink-2: #b5b1a8; --line: #43464b; --accent: #8cb8e2;
    --amber: #5d4c12; --green: #2c4a24; --blue: #22435f; --rose: #5c2c33; --violet: #45356a; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 48px 24px 96px; background: var(--paper); color: var(--ink); font: 18px/1.6 Literata, Georgia, 'Noto Serif', serif; overflow-wrap: break-word; }
main { max-width: 39rem; margin: 0 auto; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 0.6em; }
h1 { font-size: 1.9rem; margin-top: 0; }
h2 { font-size: 1.35rem; }
h3 { font-size: 1.15rem; }
h4, h5, h6 { font-size: 1rem; }
a { color: var(--accent); }
p, ul, ol, blockquote, pre, figure, table { margin: 0 0 1em; }
blockquote { padding-left: 1em; border-left: 3px solid var(--line); }
blockquote p:last-child { margin-bottom: 0; }
pre, code { font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace; font-size: 0.85em; }
pre { padding: 12px; border: 1px solid var(--line); border-radius: 7px; overflow-x: auto; white-space: pre-wrap; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
table.sized { display: table; table-layout: fixed; width: 100%; }
th, td { padding: 4px 10px; border: 1px solid var(--line); text-align: left; vertical-align: top; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
cite, .byline, .tags, .footnote, footer { color: var(--ink-2); font-size: 0.85em; }
.callout { margin: 0 0 1em; padding: 8px 14px; border-left: 4px solid var(--accent); background: color-mix(in srgb, var(--accent) 7%, transparent); }
.callout > :last-child, li > :last-child { margin-bottom: 0; }
.callout > .callout-title { margin-bottom: 0.3em; font-weight: 600; text-transform: capitalize; }
.footnotes { margin-top: 3em; border-top: 1px solid var(--line); padding-top: 1em; font-size: 0.85em; }
.formula { margin: 0 0 1em; overflow-x: auto; text-align: center; }
.center { text-align: center; }
.right { text-align: right; }
img { max-width: 100%; height: auto; }
.checks { list-style: none; padding-left: 0.4em; }
mark { color: inherit; background: var(--amber); border-radius: 2px; }
mark.amber { background: var(--amber); }
mark.green { background: var(--green); }
mark.blue { background: var(--blue); }
mark.rose { background: var(--rose); }
mark.violet { background: var(--violet); }
mark.underline { background: none; text-decoration: underline 2px; text-underline-offset: 3px; }
mark.amber.underline { text-decoration-color: #b98a12; }
mark.green.underline { text-decoration-color: #4c8a3a; }
mark.blue.underline { text-decoration-color: #3576b5; }
mark.rose.underline { text-decoration-color: #bf4c5d; }
mark.violet.underline { text-decoration-color: #7a55bd; }
mark.several { border-bottom: 2px solid var(--accent); }
sup { font-size: 0.65em; line-height: 0; }
sup a { padding: 0 2px; text-decoration: none; }
:target { outline: 2px solid var(--accent); outline-offset: 3px; }
.margin { margin: 0 0 1em; font: 14px/1.5 Inter, system-ui, sans-serif; }
.comment { padding: 6px 12px; border-left: 4px solid var(--amber); margin-bottom: 8px; }
li > ul, li > ol { margin-bottom: 0; }
.comment > sup { float: left; margin-right: 6px; font-size: 1em; line-height: inherit; }
.comment p { margin: 0 0 0.4em; }
.comment.green { border-color: var(--green); }
.comment.blue { border-color: var(--blue); }
.comment.rose { border-color: var(--rose); }
.comment.violet { border-color: var(--violet); }
@media (min-width: 66rem) {
  main.commented { max-width: 60rem; padding-right: 21rem; }
  .beside { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; column-gap: 2rem; margin-right: -21rem; }
}
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --ink-2: #444444; --line: #bbbbbb; --accent: #2b5c8a;
    --amber: #f8e3a1; --green: #cbe8bf; --blue: #c5dff5; --rose: #f7cdd2; --violet: #e0d3f4; }
  body { padding: 0; font-size: 11pt; }
  main, main.commented { max-width: none; padding-right: 0; }
  .beside { display: grid; grid-template-columns: minmax(0, 1fr) 13.5rem; column-gap: 1.4rem; margin-right: 0; }
  .margin { font-size: 9pt; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  .comment, figure, tr { break-inside: avoid; }
  .comment { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
