/** A whole note as Markdown with front matter: what `notes/<id>.md` and an export hold. */
import { fromMarkdown, toMarkdown } from './markdown';
import type { Note, NoteHeading, NoteTree } from './note';
import { inlineText } from './plain-text';

/** What a Markdown file says of itself; what it does not say is `null`. */
export interface NoteDraft {
  readonly id: string | null;
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly created: string | null;
  readonly modified: string | null;
  readonly pinned: boolean;
  readonly tree: NoteTree;
}

/**
 * JSON strings and arrays are YAML as well, and need no second set of escapes. A reader of Markdown that knows no front matter takes it
 * for text: nothing in it begins a tag or a link there.
 */
export const yaml = (value: string | readonly string[]): string =>
  typeof value === 'string' ? JSON.stringify(value).replace(/[<[\]]/g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`) : `[${value.map(yaml).join(',')}]`;

/** YAML front matter (title, tags, id, instants, whether it is pinned, ids that lead here), then the text. `readNoteMarkdown` reads it back. */
export function noteMarkdown(note: Note): string {
  const { title, tags, id, created, modified, pinned, absorbed } = note;
  const fields = Object.entries({ title, tags, id, created, modified, ...(pinned && { pinned: 'yes' }), ...(absorbed && { absorbed }) }).map(([name, value]) => `${name}: ${yaml(value)}`);
  const body = toMarkdown(note.tree);
  return `---\n${fields.join('\n')}\n---\n${body === '' ? '' : `\n${body}`}`;
}

const frontMatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/;

function scalar(written: string): string {
  const value = written.trim();
  if (value.startsWith('"')) {
    try {
      return String(JSON.parse(value));
    } catch {
      return value;
    }
  }
  return /^'.*'$/.test(value) ? value.slice(1, -1).replaceAll("''", "'") : value;
}

function sequence(written: string): readonly string[] {
  const value = written.trim();
  if (!value.startsWith('[')) return value === '' ? [] : value.split(',').map(scalar);
  try {
    const read: unknown = JSON.parse(value);
    if (Array.isArray(read)) return read.map(String);
  } catch {
    // Not JSON: a plain YAML flow sequence such as [one, two].
  }
  return value
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map(scalar)
    .filter((each) => each !== '');
}

/** `name: value` lines and `- item` lines under a name: the part of YAML that note front matter uses. */
function fieldsOf(source: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let name = '';
  for (const line of source.split(/\r?\n/)) {
    const [, key, value] = /^([A-Za-z][\w-]*):(.*)$/.exec(line) ?? [];
    const [, entry] = /^\s*-\s+(.*)$/.exec(line) ?? [];
    if (key !== undefined) fields.set((name = key), value ?? '');
    else if (entry !== undefined && name !== '') {
      const items = sequence(fields.get(name) ?? '');
      fields.set(name, yaml([...items, scalar(entry)]));
    }
  }
  return fields;
}

const titleHeading = (tree: NoteTree): NoteHeading | null => {
  const [first] = tree.blocks;
  return first?.type === 'heading' && first.level === 1 ? first : null;
};

/** The front matter of a Markdown file, field by field, and what stands under it. */
export function frontMatterOf(markdown: string): { readonly field: (name: string) => string | null; readonly tags: readonly string[]; readonly absorbed: readonly string[]; readonly titled: boolean; readonly body: string } {
  const [whole = '', source = ''] = frontMatter.exec(markdown) ?? [];
  const fields = fieldsOf(source);
  return {
    field: (name) => (fields.has(name) ? scalar(fields.get(name) ?? '') : null),
    tags: sequence(fields.get('tags') ?? ''),
    absorbed: sequence(fields.get('absorbed') ?? ''),
    titled: fields.has('title'),
    body: markdown.slice(whole.length),
  };
}

/** Reads a note from Markdown. Without a title in front matter, a first heading of level 1 is the title and leaves the text. */
export function readNoteMarkdown(markdown: string): NoteDraft {
  const { field, tags, titled, body } = frontMatterOf(markdown);
  const tree = fromMarkdown(body);
  const heading = titled ? null : titleHeading(tree);
  return {
    id: field('id'),
    title: heading ? heading.children.map(inlineText).join('').replaceAll('\n', ' ') : field('title'),
    tags,
    created: field('created'),
    modified: field('modified'),
    pinned: field('pinned') === 'yes',
    tree: heading ? { blocks: tree.blocks.slice(1) } : tree,
  };
}
