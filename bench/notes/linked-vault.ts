/** Notes that link: a long one, and many with ten links each to articles, sections, marks, entities and one another. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Note, NoteBlock, NoteInline, NoteParagraph, NoteReference, ReferenceTarget } from '../../src/core/notes/note';
import { sampleFiles } from '../vault/sample';
import { LONG_NOTE_WORDS } from './long-note-words';
import { runningText, type Piece } from './running-text';

export const LONG_NOTE = { id: '01BENCHLONG000000000000000', title: 'The long note', beginning: 'Part 1' };

const plain = (text: string): NoteInline => ({ type: 'text', text, marks: [] });
const link = (target: ReferenceTarget, text: string): NoteReference => ({ type: 'reference', target, text });

function inline({ kind, text }: Piece): NoteInline {
  if (kind === 'link') return link({ kind: 'entity', id: text === 'NASA' ? 'nasa' : 'esa' }, text);
  return { type: 'text', text, marks: kind === 'bold' ? ['bold'] : [] };
}

/** The same words as the bare editor's, its names as links. */
export function longNote(): Note {
  const blocks = runningText(LONG_NOTE_WORDS).flatMap(({ heading, paragraphs }): NoteBlock[] => [
    { type: 'heading', level: 2, children: [plain(heading)] },
    ...paragraphs.map((pieces): NoteParagraph => ({ type: 'paragraph', children: pieces.map(inline) })),
  ]);
  const instant = '2027-01-01T00:00:00.000Z';
  return { format: 1, id: LONG_NOTE.id, title: LONG_NOTE.title, tags: ['bench'], created: instant, modified: instant, tree: { blocks } };
}

export function putNote(vault: string, note: Note): void {
  const folder = join(vault, 'notes');
  mkdirSync(folder, { recursive: true });
  const { json, markdown } = sampleFiles(note);
  writeFileSync(join(folder, `${note.id}.json`), json);
  writeFileSync(join(folder, `${note.id}.md`), markdown);
}

export interface Linkable {
  readonly entities: readonly string[];
  readonly documents: readonly string[];
  /** As links name them: `<document>#<section>`. */
  readonly sections: readonly string[];
  readonly marks: readonly { readonly id: string; readonly document: string; readonly quote: string }[];
}

const idOf = (index: number): string => `01BENCHLINKED${String(index).padStart(13, '0')}`;
const pick = <Item>(list: readonly Item[], at: number): Item => {
  const item = list[at % list.length];
  if (item === undefined) throw new Error('The vault has nothing to link to');
  return item;
};

/** About 400 words with ten links: four to entities, three to notes, one each to an article, a section and a mark. */
export function linkedNote(index: number, count: number, { entities, documents, sections, marks }: Linkable): Note {
  const mark = pick(marks, index);
  const targets: ReferenceTarget[] = [
    ...[0, 1, 2, 3].map((turn) => ({ kind: 'entity' as const, id: pick(entities, index * 4 + turn) })),
    ...[1, 2, 3].map((turn) => ({ kind: 'note' as const, id: idOf((index + turn * 7) % count) })),
    { kind: 'document', id: pick(documents, index) },
    { kind: 'section', id: pick(sections, index) },
  ];
  const [section] = runningText(9 * 44, index + 1);
  const paragraphs = targets.map((target, at): NoteParagraph => ({ type: 'paragraph', children: [...pick(section?.paragraphs ?? [], at).map(inline).filter(({ type }) => type === 'text'), plain(' '), link(target, `what ${String(at)} says`)] }));
  const quote: NoteBlock = { type: 'passage', annotation: mark.id, document: mark.document, quote: mark.quote, source: 'Report' };
  const modified = new Date(Date.UTC(2026, 2, 1, 0, 0, index)).toISOString();
  return { format: 1, id: idOf(index), title: `Linked note ${String(index)}`, tags: ['bench'], created: modified, modified, tree: { blocks: [...paragraphs, quote] } };
}
