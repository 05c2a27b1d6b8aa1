/** Reads what front matter (YAML or TOML, the simple lines of both) says about a Markdown file. */
import type { SourceMetadata } from '../canonical';
import { languageTag } from '../language-tag';

const LINE = /^([A-Za-z_-]+)\s*[:=]\s*(.*)$/;
const ITEM = /^\s*-\s+(?:name:\s*)?(.+)$/;

function unquoted(value: string): string {
  const bare = value.trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(bare) ?? /^'((?:[^']|'')*)'/.exec(bare);
  if (quoted) return bare.startsWith('"') ? (quoted[1] ?? '').replace(/\\(.)/g, '$1') : (quoted[1] ?? '').replace(/''/g, "'");
  return bare.replace(/\s#.*$/, '').trim();
}

/** Values of `[a, b]`; any other value is one. */
function values(raw: string): string[] {
  const list = /^\[(.*)\]$/.exec(raw.trim());
  return (list ? (list[1] ?? '').split(',') : [raw]).map(unquoted).filter((value) => value !== '' && value !== '|' && value !== '>');
}

/** Title, authors, language and imprint of front matter without its fences; nested values are passed over. */
export function readFrontMatter(source: string): SourceMetadata {
  const fields = new Map<string, string[]>();
  let open: string[] | null = null;
  for (const line of source.split('\n')) {
    const [, key, raw = ''] = LINE.exec(line) ?? [];
    const item = ITEM.exec(line)?.[1];
    if (key !== undefined) {
      open = values(raw);
      if (!fields.has(key.toLowerCase())) fields.set(key.toLowerCase(), open);
    } else if (item !== undefined) open?.push(unquoted(item));
  }
  const first = (...keys: string[]): string[] => keys.map((key) => fields.get(key) ?? []).find((found) => found.length > 0) ?? [];
  const byline = first('author', 'authors', 'byline', 'creator').join(', ');
  const said = { date: first('date', 'published', 'issued'), publisher: first('publisher'), url: first('url', 'source', 'link', 'canonical'), doi: first('doi'), isbn: first('isbn'), container: first('journal', 'container-title') };
  const imprint = Object.fromEntries(Object.entries(said).flatMap(([name, [value]]) => (value === undefined ? [] : [[name, value]])));
  return { title: first('title')[0] ?? null, byline: byline || null, language: languageTag(first('lang', 'language', 'locale')[0]), imprint };
}
