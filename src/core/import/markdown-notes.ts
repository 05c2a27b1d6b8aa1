/** A folder of Markdown, from an Obsidian vault or an export of ours, as notes that link to one another. */
import { followNames } from '../notes/follow-names';
import type { NoteTree } from '../notes/note';
import { frontMatterOf, readNoteMarkdown } from '../notes/note-markdown';
import { baseOf, NoteNames } from './note-names';
import { readOwnLinks } from './own-links';
import { linkNotes } from './wiki-links';

export interface MarkdownFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface IncomingNote {
  readonly path: string;
  /** What messages call it; absent where that is its path. */
  readonly name?: string;
  /** The file's own where it names one that can be an id, else a new one. */
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** ISO 8601 instants; `null` where the file says none. */
  readonly created: string | null;
  readonly modified: string | null;
  readonly pinned?: true;
  readonly tree: NoteTree;
  /** Ids that lead to it, of notes that were merged into it. */
  readonly absorbed?: readonly string[];
  /** Names it links to that are no note of the folder. */
  readonly missing: readonly string[];
}

const OWN_ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
/** Ours, and `2024-01-02 03:04:05Z` as Joplin writes it. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)$/;
/** A tag in the text, as Obsidian has them: a letter somewhere, and nothing but a space or an opening bracket before it. */
const TAG = /(?:^|[\s(])#([\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*)/gu;

/** YAML's flow and comma forms of a list, as `aliases` are written. */
function namesIn(value: string | null): string[] {
  if (value === null) return [];
  return value.trim().replace(/^\[|\]$/g, '').split(',').map((each) => each.trim().replace(/^["']|["']$/g, '')).filter((each) => each !== '');
}

function instant(value: string | null): string | null {
  const [, day, time] = INSTANT.exec(value ?? '') ?? [];
  return day === undefined || time === undefined ? null : `${day}T${time}`;
}

const tagsIn = (body: string): string[] => [...body.matchAll(TAG)].flatMap(([, tag]) => tag ?? []);

/** The article or entity a file of an export of ours is the page of: it is no note. */
const isPage = (text: string): boolean => /^(?:document|entity)\/./.test(frontMatterOf(text).field('almagest') ?? '');

/** The address of a file of the folder as a note at `from` writes it. */
export const addressFrom = (from: string, path: string): string => '../'.repeat(from.split('/').length - 1) + path.split('/').map((part) => encodeURIComponent(part).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))).join('/');

/** Reads all files but the pages of articles and entities, one for each turn; links between them hold whatever the order, and may go round in circles. @param pictures paths of the folder's pictures, for embeds that name them */
export function* readMarkdownNotes(files: readonly MarkdownFile[], newId: () => string, pictures: readonly string[] = []): Generator<IncomingNote, void> {
  const names = new NoteNames();
  const taken = new Set<string>();
  const pictureNames = new NoteNames();
  for (const path of pictures) pictureNames.add(path, path, []);
  const titles = new Map<string, string>();
  const read = files.filter(({ text }) => !isPage(text)).map(({ path, text }) => {
    const { field, body } = frontMatterOf(text);
    const own = field('id');
    const isOurs = own !== null && OWN_ID.test(own) && !taken.has(own);
    const id = isOurs ? own : newId();
    taken.add(id);
    titles.set(id, field('title') ?? baseOf(path).replace(/\.md$/i, ''));
    names.add(path, id, [...namesIn(field('aliases') ?? field('alias')), ...namesIn(field('title'))]);
    return { path, text, body, id, isOurs };
  });
  for (const { path, text, body, id, isOurs } of read) {
    const findPicture = (name: string): string | null => {
      const found = pictureNames.find(name, path);
      return found === null ? null : addressFrom(path, found);
    };
    const { markdown, missing } = linkNotes(isOurs ? readOwnLinks(body) : body, (name) => names.find(name, path), findPicture);
    const draft = readNoteMarkdown(text.slice(0, text.length - body.length) + markdown);
    const { field, absorbed } = frontMatterOf(text);
    yield {
      path,
      id,
      title: draft.title ?? baseOf(path).replace(/\.md$/i, ''),
      // Our own notes say their tags in front matter alone; what looks like one in their text is text.
      tags: isOurs ? draft.tags : [...new Set([...draft.tags.map((tag) => tag.replace(/^#/, '')), ...tagsIn(body)])],
      created: instant(draft.created),
      modified: instant(draft.modified ?? field('updated')),
      ...(isOurs && draft.pinned && { pinned: true as const }),
      ...(isOurs && absorbed.length > 0 && { absorbed }),
      // What says the name of a note follows it from now on; other words are the writer's.
      tree: followNames(draft.tree, ({ kind, id: note }) => (kind === 'note' ? (titles.get(note) ?? null) : null)),
      missing,
    };
  }
}
