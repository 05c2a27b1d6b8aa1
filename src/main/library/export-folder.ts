/** The whole notebook as a folder of Markdown: notes, articles with their marks, and entities, which link to one another's files; beside them what the way back needs. */
import { annotationsToMarkdown, wordsWith } from '../../core/export/annotations-markdown';
import { pageToMarkdown } from '../../core/export/entity-page';
import { articleToFile, writeJson } from '../../core/export/article-file';
import { anchorOf, fileHead, FolderPaths, type FolderItem } from '../../core/export/folder-paths';
import { noteToMarkdownFile } from '../../core/export/note-markdown';
import { imageNamesOf } from '../../core/notes/images';
import { leadsOfNotes } from '../../core/notes/merge';
import type { Note, ReferenceTarget } from '../../core/notes/note';
import { ExpectedFailure } from '../../shared/failure';
import type { AnnotationActs } from './annotation-acts';
import type { DocumentActs } from './document-acts';
import type { LibraryOptions } from './library';

export interface FolderFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** How many files there are, this one and those before it included, and how many there may be at most. */
  readonly done: number;
  readonly total: number;
}

interface FolderParts extends Pick<LibraryOptions, 'vault' | 'engine'> {
  readonly documents: Pick<DocumentActs, 'read'>;
  readonly annotations: Pick<AnnotationActs, 'list'>;
  readonly notes: { readonly get: (id: string) => Promise<Note> };
  /** Every mark as Web Annotations: by them the marks come back whole. */
  readonly marksAsJsonLd: () => Promise<string>;
}

/** What was removed or is damaged is left out; the vault's report names what is damaged. */
export async function present<T>(reading: Promise<T>): Promise<T | null> {
  return reading.catch((error: unknown) => {
    if (error instanceof ExpectedFailure) return null;
    throw error;
  });
}

const list = (heading: string, lines: readonly string[]): string => (lines.length === 0 ? '' : `\n## ${heading}\n\n${lines.join('\n')}\n`);
const words = (text: string): string => text.replace(/\s+/gu, ' ').trim().replace(/[\\`*_[\]<>#|~]/gu, '\\$&');

/** What an article names, and the notes that link to it, as far as they have files. */
async function linkedLists(document: string, addressOf: (target: ReferenceTarget) => string | null, engine: FolderParts['engine']): Promise<string> {
  const line = (target: ReferenceTarget, name: string): string[] => {
    const address = addressOf(target);
    return address === null ? [] : [`- [${words(name)}](${address})`];
  };
  const entities = new Map((await engine.mentions(document)).map(({ entity, name }) => [entity, name]));
  const linking = new Map((await engine.backlinks({ kind: 'document', id: document })).map(({ note, title }) => [note, title]));
  const named = [...entities].flatMap(([id, name]) => line({ kind: 'entity', id }, name)).sort();
  return list('Named in it', named) + list('Notes', [...linking].flatMap(([id, title]) => line({ kind: 'note', id }, title)));
}

/** Pictures of notes, which lie beside the notes as in the vault, so that their addresses lead there. */
async function* imageFiles(names: Iterable<string>, images: FolderParts['vault']['images']): AsyncGenerator<Pick<FolderFile, 'path' | 'content'>, void> {
  for (const name of names) {
    const picture = await images.read(name);
    if (picture) yield { path: `images/${name}`, content: picture.bytes };
  }
}

export async function* exportFolder({ vault, engine, documents, annotations, notes, marksAsJsonLd }: FolderParts): AsyncGenerator<FolderFile, void> {
  const listed = await vault.notes.list();
  const leadsTo = leadsOfNotes(listed);
  const items: FolderItem[] = [
    ...listed.map(({ id, title }) => ({ kind: 'note' as const, id, title })),
    ...(await vault.documents.list()).map(({ id, title }) => ({ kind: 'document' as const, id, title })),
    // Dates are named everywhere; those a note speaks of have a page.
    ...(await engine.entities()).filter((each) => each.notes > 0 || (each.mentions > 0 && each.type !== 'date')).map(({ id, name }) => ({ kind: 'entity' as const, id, title: name })),
  ];
  const paths = new FolderPaths(items);
  const labels = wordsWith(await vault.colors.read());
  const owners = new Map<string, string>();
  for (const { kind, id } of items) if (kind === 'document') for (const annotation of await vault.annotations.list(id)) owners.set(annotation.id, id);

  /** Names of the pictures that the notes show. */
  const images = new Set<string>();

  async function noteFile(id: string, path: string): Promise<string | null> {
    const note = await present(notes.get(id));
    for (const name of note ? imageNamesOf(note.tree) : []) images.add(name);
    return (
      note &&
      noteToMarkdownFile(note, ({ kind, id: asked }, document) =>
        paths.address(path, { kind, id: kind === 'note' ? leadsTo(asked) : asked }, document === '' ? (owners.get(asked) ?? '') : document),
      )
    );
  }

  async function articleFile(id: string, path: string): Promise<string | null> {
    const read = await present(documents.read(id));
    if (!read) return null;
    const { title } = read.document;
    const marks = annotationsToMarkdown({ title, structure: read.structure, annotations: await annotations.list(id) }, labels, anchorOf);
    return fileHead({ kind: 'document', id, title }) + marks + (await linkedLists(id, (target) => paths.address(path, target), engine));
  }

  async function entityFile(item: FolderItem, path: string): Promise<string | null> {
    const page = await engine.entityPage(item.id);
    if (!page) return null;
    const backlinks = await engine.backlinks({ kind: 'entity', id: item.id });
    return fileHead(item, page.entity.aliases) + pageToMarkdown({ ...page, notes: backlinks }, (kind, id) => paths.address(path, { kind, id }));
  }

  const write = { note: (item: FolderItem, path: string) => noteFile(item.id, path), document: (item: FolderItem, path: string) => articleFile(item.id, path), entity: entityFile };
  /** The article whole, by which it comes back; beside the page that people read. */
  async function wholeFile(id: string): Promise<string | null> {
    const read = await present(documents.read(id));
    return read && articleToFile(read.document, read.text, read.structure);
  }

  // The log is the same in whatever order it is read, on whichever computer.
  const decisions = (await vault.decisions.list()).map(({ entry }) => entry);
  const total = items.length + items.filter(({ kind }) => kind === 'document').length + (decisions.length > 0 ? 2 : 1);
  let done = 0;
  for (const item of items) {
    const path = paths.pathOf(item.kind, item.id);
    const content = await write[item.kind](item, path);
    done += 1;
    if (content !== null) yield { path, content, done, total };
    if (item.kind !== 'document') continue;
    const whole = await wholeFile(item.id);
    done += 1;
    if (whole !== null) yield { path: path.replace(/md$/, 'json'), content: whole, done, total };
  }
  for await (const file of imageFiles(images, vault.images)) yield { ...file, done, total };
  if (decisions.length > 0) yield { path: 'decisions.json', content: writeJson(decisions), done: ++done, total };
  yield { path: 'marks.jsonld', content: await marksAsJsonLd(), done: total, total };
}
