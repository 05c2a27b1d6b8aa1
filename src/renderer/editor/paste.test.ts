import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { cleanPasted } from './paste';

function cleaned(html: string): string {
  const page = parseHTML(`<!doctype html><html><body>${html}</body></html>`).document;
  cleanPasted(page);
  return page.body.innerHTML;
}

describe('what is pasted', () => {
  it('keeps its form and loses everything that could act', () => {
    expect(cleaned('<h2 onclick="x()" style="color:red">A<script>alert(1)</script></h2><p class="x">b <img src="x" onerror="y()"><!-- c --></p>')).toBe('<h2>A</h2><p>b </p>');
    expect(cleaned('<iframe></iframe><svg><script>1</script></svg><form><input></form>')).toBe('');
  });

  it('keeps web and mail links, and only the words of others', () => {
    expect(cleaned('<a href="https://esa.int" target="_blank">e</a> <a href="javascript:x">j</a> <a name="n">n</a>')).toBe('<a href="https://esa.int">e</a> j n');
  });

  it('understands bold and italic said by style, and the wrapper that is not bold', () => {
    expect(cleaned('<b style="font-weight:normal"><span style="font-weight:700">x</span></b>')).toContain('<b>x</b>');
    expect(cleaned('<b style="font-weight:normal">y</b>')).toBe('<span>y</span>');
    expect(cleaned('<span style="font-style:italic">z</span>')).toContain('<i>z</i>');
  });

  it('keeps tables, raised and marked letters', () => {
    expect(cleaned('<table border=1><tbody><tr onclick="x()"><th scope="col">a</th><td colspan="2">b</td></tr></tbody></table>')).toBe('<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>');
    expect(cleaned('H<sub class="x">2</sub>O <mark style="a">m</mark>')).toBe('H<sub>2</sub>O <mark>m</mark>');
  });
});
