/** Small books for tests, packed as real ones are. */
import { type Zippable, strToU8, zipSync } from 'fflate';

export const CONTAINER =
  '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">' +
  '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';

export const PACKAGE = `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="id">urn:isbn:9780000000001</dc:identifier><dc:title id="t">Small  Bodies</dc:title>
<dc:creator id="c1">Ann Lee</dc:creator><meta refines="#c1" property="role">aut</meta><dc:creator id="c2">Bo Ek</dc:creator><meta refines="#c2" property="role">ill</meta>
<dc:language>en_gb</dc:language><dc:date>2019-05-02</dc:date><dc:publisher>Orbit &amp; Sons</dc:publisher></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one%20page.xhtml" media-type="application/xhtml+xml"/><item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="pic" href="pic.png" media-type="image/png"/><item id="out" href="../../../etc/passwd" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="cover"/><itemref idref="nav"/><itemref idref="two"/><itemref idref="one"/><itemref idref="pic"/><itemref idref="out"/><itemref idref="none"/></spine></package>`;

export const NAVIGATION = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="landmarks"><ol><li><a href="cover.xhtml">Cover</a></li></ol></nav>
<nav epub:type="toc"><ol><li><a href="text/two.xhtml">Asteroids</a><ol><li><a href="text/two.xhtml#ceres">Ceres</a></li></ol></li><li><a href="text/one%20page.xhtml">Comets by name</a></li></ol></nav></body></html>`;

export const PAGES: Readonly<Record<string, string>> = {
  'OEBPS/cover.xhtml': '<html><body><img src="pic.png" alt="Cover of Small Bodies"/></body></html>',
  'OEBPS/text/two.xhtml':
    '<?xml version="1.0"?><!DOCTYPE html [ <!ENTITY x SYSTEM "file:///etc/passwd"> ]><html xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="a.js"/></head>' +
    '<body><a id="top"/><p>Rocks<a epub:type="noteref" href="#n1">1</a> &amp; <em>more</em>&#160;&x;.</p><p><span id="ceres"/>The largest.</p>' +
    '<aside epub:type="footnote" id="n1"><p>Of many sizes.</p></aside></body></html>',
  'OEBPS/text/one page.xhtml': '<html><body><h2>Comets</h2><p>Ice and dust, see <a href="https://example.org/c">here</a>.</p><ul><li>Halley</li></ul></body></html>',
};

/** A book of `parts`, by entry name. */
export function pack(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries: Zippable = { mimetype: [strToU8('application/epub+zip'), { level: 0 }] };
  for (const [name, part] of Object.entries(parts)) entries[name] = typeof part === 'string' ? strToU8(part) : part;
  return zipSync(entries);
}

export const book = (changed: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array =>
  pack({ 'META-INF/container.xml': CONTAINER, 'OEBPS/book.opf': PACKAGE, 'OEBPS/nav.xhtml': NAVIGATION, ...PAGES, ...changed });
