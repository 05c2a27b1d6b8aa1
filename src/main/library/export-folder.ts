/** The whole notebook as a folder of Markdown: notes, articles with their marks, and entities, which link to one another's files; beside them what the way back needs. */
import { annotationsToMarkdown, wordsWith } from '../../core/export/annotations-markdown';
import { pageToMarkdown } from '../../core/export/entity-page';
import { articleToFile, writeJson } from '../../core/export/article-file';
import { picturesToMarkdown } from '../../core/export/pictures-markdown';
import { anchorOf, fileHead, FolderPaths, type FolderItem } from '../../core/export/folder-paths';
import { noteToMarkdownFile } from '../../core/export/note-markdown';
import { imageNamesOf } from '../../core/notes/images';
import { leadsOfNotes } from '../../core/notes/merge';
import type { Note, ReferenceTarget } from '../../core/notes/note';
import type { Structure } from '../../core/documents/document';
import { pictureName } from '../../core/documents/picture-bytes';
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

type Content = Pick<FolderFile, 'path' | 'content'>;

/** Pictures of notes and articles, each once, under the name that notes of the vault have for theirs, so that all addresses lead there. */
function imageFolder({ images, documents }: FolderParts['vault']) {
  const written = new Set<string>();
  function* put(name: string, content: Uint8Array): Generator<Content, void> {
    if (written.has(name)) return;
    written.add(name);
    yield { path: `images/${name}`, content };
  }
  return {
    async *ofNotes(names: Iterable<string>): AsyncGenerator<Content, void> {
      for (const name of names) {
        const picture = await images.read(name);
        if (picture) yield* put(name, picture.bytes);
      }
    },
    async *ofArticle(id: string, structure: Structure): AsyncGenerator<Content, void> {
      for (const picture of await documents.pictures(id, structure)) yield* put(pictureName(picture), picture.bytes);
    },
  };
}

/** The lists that are no part of any page; an empty one has no file. */
async function listFiles(vault: FolderParts['vault']): Promise<Content[]> {
  const lists: readonly (readonly [path: string, list: readonly unknown[]])[] = [
    ['collections.json', await vault.collections.list()],
    // The log is the same in whatever order it is read, on whichever computer.
    ['decisions.json', (await vault.decisions.list()).map(({ entry }) => entry)],
  ];
  return lists.flatMap(([path, list]) => (list.length > 0 ? [{ path, content: writeJson(list) }] : []));
}

/** What stands in the folder: notes, articles, and the entities that are named. */
async function itemsOf({ vault, engine }: Pick<FolderParts, 'vault' | 'engine'>, notes: readonly { readonly id: string; readonly title: string }[]): Promise<FolderItem[]> {
  return [
    ...notes.map(({ id, title }) => ({ kind: 'note' as const, id, title })),
    ...(await vault.documents.list()).map(({ id, title }) => ({ kind: 'document' as const, id, title })),
    // Dates are named everywhere; those a note speaks of have a page.
    ...(await engine.entities()).filter((each) => each.notes > 0 || (each.mentions > 0 && each.type !== 'date')).map(({ id, name }) => ({ kind: 'entity' as const, id, title: name })),
  ];
}

export async function* exportFolder({ vault, engine, documents, annotations, notes, marksAsJsonLd }: FolderParts): AsyncGenerator<FolderFile, void> {
  const listed = await vault.notes.list();
  const leadsTo = leadsOfNotes(listed);
  const items = await itemsOf({ vault, engine }, listed);
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
    const shown = picturesToMarkdown(read.structure.pictures ?? [], (name) => `../images/${name}`);
    return fileHead({ kind: 'document', id, title }) + marks + shown + (await linkedLists(id, (target) => paths.address(path, target), engine));
  }

  async function entityFile(item: FolderItem, path: string): Promise<string | null> {
    const page = await engine.entityPage(item.id);
    if (!page) return null;
    const backlinks = await engine.backlinks({ kind: 'entity', id: item.id });
    return fileHead(item, page.entity.aliases) + pageToMarkdown({ ...page, notes: backlinks }, (kind, id) => paths.address(path, { kind, id }));
  }

  const write = { note: (item: FolderItem, path: string) => noteFile(item.id, path), document: (item: FolderItem, path: string) => articleFile(item.id, path), entity: entityFile };
  const pictures = imageFolder(vault);
  /** The article whole, by which it comes back, beside the page that people read; and its pictures. */
  async function* wholeFiles(id: string, path: string): AsyncGenerator<Content, void> {
    const read = await present(documents.read(id));
    if (!read) return;
    yield { path: path.replace(/md$/, 'json'), content: articleToFile(read.document, read.text, read.structure) };
    yield* pictures.ofArticle(id, read.structure);
  }

  const beside = await listFiles(vault);
  const total = items.length + items.filter(({ kind }) => kind === 'document').length + beside.length + 1;
  let done = 0;
  for (const item of items) {
    const path = paths.pathOf(item.kind, item.id);
    const content = await write[item.kind](item, path);
    done += 1;
    if (content !== null) yield { path, content, done, total };
    if (item.kind !== 'document') continue;
    done += 1;
    for await (const file of wholeFiles(item.id, path)) yield { ...file, done, total };
  }
  for await (const file of pictures.ofNotes(images)) yield { ...file, done, total };
  for (const file of beside) yield { ...file, done: ++done, total };
  yield { path: 'marks.jsonld', content: await marksAsJsonLd(), done: total, total };
}
