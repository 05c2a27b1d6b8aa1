/** What can be taken out: a note, an article with its marks, or the marks of every article, in an open format. */
import { annotationsToAnki } from '../../core/export/anki';
import { collectionToJsonLd, pageToJsonLd, type MarkedDocument } from '../../core/export/annotations-jsonld';
import { annotationsToMarkdown, wordsWith } from '../../core/export/annotations-markdown';
import { articleToHtml } from '../../core/export/article-html';
import type { CitedDocument } from '../../core/export/bibliography';
import { toBibtex } from '../../core/export/bibtex';
import { toCslJson } from '../../core/export/csl-json';
import { fileNameFor } from '../../core/export/file-name';
import { picturesToMarkdown } from '../../core/export/pictures-markdown';
import { pictureName } from '../../core/documents/picture-bytes';
import type { CitationStyle } from '../../core/export/citation-style';
import { annotationsToCsv, entitiesToCsv, mentionsToCsv, type CountedEntity } from '../../core/export/tables';
import type { Note } from '../../core/notes/note';
import { copyFormsOf, formatsOf, type CopyForm, type CopySubject, type ExportFormat, type ExportSubject } from '../../shared/export';
import { ExpectedFailure } from '../../shared/failure';
import type { AnnotationActs } from './annotation-acts';
import type { DocumentActs, ReadDocument } from './document-acts';
import { citationActs, type Copied } from './export-citations';
import { exportFolder, present } from './export-folder';
import { besideNote, besidePath, carrying, notePage, writeNote, type BesideFile } from './export-note';
import type { LibraryOptions } from './library';
import type { KeptPicture } from '../vault/revision-folder';
import { forWord } from './word-pictures';

export interface ExportedFile {
  /** What the file is about: a name for it, without an ending. */
  readonly title: string;
  readonly content: string | Uint8Array;
  /** The pictures that it names by relative addresses. */
  readonly beside: readonly BesideFile[];
}

/** A page that becomes a file of several. */
export interface PrintedFile {
  /** Of the PDF it becomes, in the archive. */
  readonly path: string;
  readonly html: string;
  readonly done: number;
  readonly total: number;
}

interface Rooms {
  readonly documents: DocumentActs;
  readonly annotations: AnnotationActs;
  readonly notes: { readonly get: (id: string) => Promise<Note> };
}

const refuse = (format: ExportFormat): never => {
  throw new ExpectedFailure('bad-request', `This cannot be written as ${format}; choose another format.`);
};

const cited = ({ document, structure }: ReadDocument): CitedDocument => ({
  id: document.id,
  title: document.title,
  byline: document.byline,
  language: document.language,
  // Documents of an earlier version of the application do not have it beside their title yet.
  imprint: Object.keys(document.imprint).length > 0 ? document.imprint : (structure.imprint ?? {}),
  imported: document.revisions.at(-1)?.imported ?? '',
});

const tabled = ({ document, text, structure }: ReadDocument) => ({ id: document.id, title: document.title, text, structure });

/** Word documents are seldom asked for, so their writer is loaded when one is. */
const word = () => import('../../core/export/article-docx');

export type ExportActs = ReturnType<typeof exportActs>;

export function exportActs(options: LibraryOptions, { documents, annotations, notes }: Rooms) {
  const { vault, engine } = options;
  const citations = citationActs(options);
  const marksOf = (read: ReadDocument) => annotations.list(read.document.id);

  async function marked({ document: { id, title } }: ReadDocument): Promise<MarkedDocument> {
    const list = await vault.annotations.list(id);
    const texts = new Map<string, string | null>();
    for (const { revision } of list) if (!texts.has(revision)) texts.set(revision, (await vault.documents.read(id, revision))?.text ?? null);
    return { id, title, annotations: list, textOf: (revision) => texts.get(revision) ?? null, rests: await vault.annotations.rests(id) };
  }

  async function counted(articles: readonly ReadDocument[]): Promise<CountedEntity[]> {
    const named = new Set<string>();
    for (const { document } of articles) for (const { entity } of await engine.mentions(document.id)) named.add(entity);
    const entities: CountedEntity[] = [];
    for (const { id, mentions, notes: linked } of await engine.entities()) {
      const page = named.has(id) ? await engine.entityPage(id) : null;
      if (page) entities.push({ entity: page.entity, mentions, notes: linked });
    }
    return entities;
  }

  /** One after another: so that a large library never stands in memory twice. */
  async function each<T>(articles: readonly ReadDocument[], act: (read: ReadDocument) => Promise<T>): Promise<T[]> {
    const made: T[] = [];
    for (const read of articles) made.push(await act(read));
    return made;
  }

  const markdown = async (read: ReadDocument) =>
    annotationsToMarkdown({ title: read.document.title, structure: read.structure, annotations: await marksOf(read) }, wordsWith(await vault.colors.read()));

  /** @param draw makes of pictures what the file can hold */
  async function article(read: ReadDocument, draw?: (picture: KeptPicture) => Promise<KeptPicture>) {
    const { document, text } = read;
    const pictures: KeptPicture[] = [];
    for (const picture of await vault.documents.pictures(document.id, read.structure)) pictures.push(draw ? await draw(picture) : picture);
    const types = new Map(pictures.map(({ sha256, type }) => [sha256, type]));
    const structure = read.structure.pictures ? { ...read.structure, pictures: read.structure.pictures.map((each) => ({ ...each, type: types.get(each.sha256) ?? each.type })) } : read.structure;
    const pictureFiles = new Map(pictures.map(({ sha256, bytes }) => [sha256, { bytes, base64: Buffer.from(bytes).toString('base64') }]));
    return { title: document.title, byline: document.byline, language: document.language, text, structure, pictureFiles, annotations: await marksOf(read) };
  }

  /** @param title what the whole is called; of one article, its own title. */
  async function writeArticles(title: string, articles: readonly ReadDocument[], format: ExportFormat, whole: boolean): Promise<string | Uint8Array> {
    const [first] = articles;
    switch (format) {
      case 'markdown':
        return (await each(articles, async (read) => (await markdown(read)) + picturesToMarkdown(read.structure.pictures ?? [], besidePath))).join('\n');
      case 'html':
        return first ? articleToHtml(await article(first)) : refuse(format);
      case 'docx':
        return first ? (await word()).articleToDocx(await article(first, (picture) => forWord(picture, options.toPng))) : refuse(format);
      case 'jsonld':
        return whole || !first ? collectionToJsonLd(title, await each(articles, marked)) : pageToJsonLd(await marked(first));
      case 'csv':
        return annotationsToCsv(await each(articles, async (read) => ({ ...tabled(read), annotations: await marksOf(read) })), await vault.colors.read());
      case 'anki':
        return first ? annotationsToAnki({ title, structure: first.structure, annotations: await marksOf(first) }) : refuse(format);
      case 'csv-mentions':
        return mentionsToCsv(await each(articles, async (read) => ({ ...tabled(read), mentions: await engine.mentions(read.document.id) })));
      case 'csv-entities':
        return entitiesToCsv(await counted(articles));
      case 'bibtex':
        return toBibtex(articles.map(cited));
      case 'csljson':
        return toCslJson(articles.map(cited));
      default:
        return refuse(format);
    }
  }

  const besideArticles = (articles: readonly ReadDocument[], format: ExportFormat): BesideFile[] =>
    format !== 'markdown' ? [] : articles.flatMap(({ document: { id, revisions }, structure }) => (structure.pictures ?? []).map((picture) => ({
      path: besidePath(pictureName(picture)),
      read: async () => (await vault.documents.picture(id, revisions.at(-1)?.sha256 ?? '', picture.sha256))?.bytes ?? null,
    })));

  const everyArticle = async () => (await vault.documents.list()).map(({ id }) => id);

  async function readAll(ids: readonly string[]): Promise<ReadDocument[]> {
    const reads: ReadDocument[] = [];
    for (const id of ids) {
      const read = await present(documents.read(id));
      if (read) reads.push(read);
    }
    return reads;
  }

  async function page({ kind, id }: ExportSubject, style: CitationStyle): Promise<{ readonly title: string; readonly html: string }> {
    if (kind === 'note') {
      const note = await notes.get(id);
      return { title: note.title, html: await notePage(await citations.cited(note, style), vault.images) };
    }
    const read = await documents.read(id);
    return { title: read.document.title, html: articleToHtml(await article(read)) };
  }

  async function* pages({ kind, ids = [] }: ExportSubject, style: CitationStyle): AsyncGenerator<PrintedFile, void> {
    const articles = (kind === 'selection' ? ids : await everyArticle()).map((id) => ({ kind: 'article' as const, id }));
    const written = kind === 'selection' ? [] : (await vault.notes.list()).map(({ id }) => ({ kind: 'note' as const, id }));
    const all = [...articles, ...written];
    for (const [index, each] of all.entries()) {
      const made = await present(page(each, style));
      if (made) yield { path: `${each.kind}s/${fileNameFor(made.title, each.id, 'pdf')}`, html: made.html, done: index + 1, total: all.length };
    }
  }

  const everyMark = async () => collectionToJsonLd(vault.name, await each(await readAll(await everyArticle()), marked));

  return {
    /** The whole notebook as a folder of Markdown, its files one after another. */
    folder: () => exportFolder({ vault, engine, documents, annotations, notes, marksAsJsonLd: everyMark }),
    /** A note, or an article with its marks, as a page to print. Fails with `not-found`. */
    page,
    /** The same of several, one after another; what is gone or damaged is left out, and the vault's report names it. */
    pages,
    /** What is put on the clipboard for other programs. Fails with `not-found`, and with `bad-request` where the thing has no such form. */
    async copy({ kind, id, document }: CopySubject, form: CopyForm, style: CitationStyle): Promise<Copied> {
      if (!copyFormsOf[kind].includes(form)) throw new ExpectedFailure('bad-request', 'This cannot be copied so; choose another form.');
      if (kind === 'mark') return citations.copyMark(document, id, form, style);
      if (kind === 'note') return citations.copyNote(await carrying(await notes.get(id), vault.images), form, style);
      if (form === 'citation' || form === 'key') return citations.copyReference(id, form, style);
      const read = await documents.read(id);
      const text = await markdown(read);
      return { text, html: form === 'html' ? await articleToHtml(await article(read)) : null };
    },
    /** Fails with `not-found` where the thing is gone and with `bad-request` where the format cannot hold it. */
    async make({ kind, id, ids = [] }: ExportSubject, format: ExportFormat, style: CitationStyle = 'apa'): Promise<ExportedFile> {
      if (!formatsOf[kind].includes(format)) return refuse(format);
      if (kind === 'note') {
        const note = await notes.get(id);
        return { title: note.title, content: (await writeNote(await citations.cited(note, style), format, vault.images, options.toPng)) ?? refuse(format), beside: format === 'markdown' ? besideNote(note, vault.images) : [] };
      }
      if (kind === 'article') {
        const read = await documents.read(id);
        return { title: read.document.title, content: await writeArticles(read.document.title, [read], format, false), beside: besideArticles([read], format) };
      }
      const all = await readAll(kind === 'selection' ? ids : await everyArticle());
      return { title: vault.name, content: await writeArticles(vault.name, all, format, true), beside: besideArticles(all, format) };
    },
  };
}
