/** Joplin's own export (JEX, or its folder): a Markdown file for each note, notebook, tag and resource, whose last lines say what it is. */
import { fromMarkdown } from '../notes/markdown';
import { referenceUrl } from '../notes/reference-url';
import { addressFrom, type IncomingNote, type MarkdownFile } from './markdown-notes';

type Fields = ReadonlyMap<string, string>;

interface Item {
  readonly path: string;
  readonly fields: Fields;
  /** Title and body. */
  readonly text: string;
}

const ID = /^[0-9a-f]{32}$/;
const NOTE = '1';
const TAG = '5';
const NOTE_TAG = '6';

/** The fields stand after the last blank line, the last of them `type_`. */
function readItem({ path, text }: MarkdownFile): Item | null {
  const lines = text.replace(/\r\n?/g, '\n').trimEnd().split('\n');
  const from = lines.lastIndexOf('') + 1;
  const fields = new Map(lines.slice(from).flatMap((line): [string, string][] => {
    const [, name, value] = /^([a-z_]+): ?(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  }));
  if (!fields.has('type_') || !ID.test(fields.get('id') ?? '')) return null;
  return { path, fields, text: lines.slice(0, Math.max(0, from - 1)).join('\n') };
}

/** Whether files are such an export, rather than Markdown that was written to be read. */
export const isJoplin = (files: readonly MarkdownFile[]): boolean => files.length > 0 && files.slice(0, 20).every((file) => readItem(file) !== null);

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 128 bits in hexadecimal as the 26 letters of an id of ours, so that a note that comes again is known. */
export function idFromHex(hex: string): string {
  let value = BigInt(`0x${hex}`);
  let id = '';
  for (let at = 0; at < 26; at++, value >>= 5n) id = (ALPHABET[Number(value & 31n)] ?? '0') + id;
  return id;
}

/** A resource that is shown, as Joplin writes it where its size was set. */
const IMG = /<img\b(?=[^>]*\bsrc=["']:\/([0-9a-f]{32})["'])[^>]*>/gi;
const ALT = /\balt=["']([^"']*)["']/i;
const LINK = /!?\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(:\/([0-9a-f]{32})(?:#[^)\s]*)?(?:\s+"[^"]*")?\)/g;
const instant = (value: string | undefined): string | null => (value !== undefined && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? value : null);

/** Paths of the pictures among the resources, by the ids of those. */
const byResource = (paths: readonly string[]): ReadonlyMap<string, string> =>
  new Map(paths.flatMap((path): [string, string][] => {
    const [, hex] = /(?:^|\/)resources\/([0-9a-f]{32})(?:\.\w+)?$/i.exec(path) ?? [];
    return hex === undefined ? [] : [[hex.toLowerCase(), path]];
  }));

/** The notes of an export, with their tags, pictures and the links between them. @param pictures paths of the files that are pictures */
export function* readJoplin(files: readonly MarkdownFile[], pictures: readonly string[] = []): Generator<IncomingNote, void> {
  const items = files.flatMap((file) => readItem(file) ?? []);
  const byType = (type: string): Item[] => items.filter(({ fields }) => fields.get('type_') === type);
  const tags = new Map(byType(TAG).map(({ fields, text }) => [fields.get('id'), text.trim()]));
  const tagged = new Map<string, string[]>();
  for (const { fields } of byType(NOTE_TAG)) {
    const note = fields.get('note_id') ?? '';
    const tag = tags.get(fields.get('tag_id')) ?? '';
    if (tag !== '') tagged.set(note, [...(tagged.get(note) ?? []), tag]);
  }
  const notes = byType(NOTE);
  const titles = new Map(items.map(({ fields, text }) => [fields.get('id'), text.split('\n')[0]?.trim() ?? '']));
  const resources = byResource(pictures);
  const known = new Set(notes.map(({ fields }) => fields.get('id')));
  for (const { path, fields, text } of notes) {
    const hex = fields.get('id') ?? '';
    const [title = '', ...body] = text.split('\n');
    const missing = new Set<string>();
    const shown = body.join('\n').replace(IMG, (tag, target: string) => `![${ALT.exec(tag)?.[1]?.replace(/[\\[\]]/g, '\\$&') ?? ''}](:/${target})`);
    const linked = shown.replace(LINK, (_whole, words: string, target: string) => {
      if (known.has(target)) return `[${words}](${referenceUrl({ kind: 'note', id: idFromHex(target) })})`;
      const picture = resources.get(target);
      if (picture !== undefined) return `![${words === '' ? (titles.get(target) ?? '').replace(/\.\w+$/, '').replace(/[\\[\]]/g, '\\$&') : words}](${addressFrom(path, picture)})`;
      missing.add(titles.get(target) ?? target);
      return words === '' ? (titles.get(target) ?? '') : words;
    });
    yield {
      path,
      ...(title.trim() !== '' && { name: title.trim() }),
      id: idFromHex(hex),
      title: title.trim(),
      tags: tagged.get(hex) ?? [],
      created: instant(fields.get('user_created_time')) ?? instant(fields.get('created_time')),
      modified: instant(fields.get('user_updated_time')) ?? instant(fields.get('updated_time')),
      tree: fromMarkdown(linked.trim()),
      missing: [...missing],
    };
  }
}
