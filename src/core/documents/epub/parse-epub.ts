/** Reads a book: the pages of an EPUB file, in reading order, as one text. Nothing outside the file is ever asked for. */
import { type Archive, ArchiveFault, openArchive } from '../archive';
import { CanonicalBuilder } from '../canonical';
import type { ParsedDocument, Unpacked } from '../document';
import { Flow } from '../flow';
import { type DomDocument, localName, parseXml } from '../html/dom';
import { mapHtml } from '../html/map-html';
import { coverOf, readChapter } from './chapter';
import { type ContentsEntry, readContents } from './contents';
import { encryptedEntries } from './encryption';
import { locate } from './location';
import { type Package, readPackage } from './package-file';

/** Text of bytes in whatever encoding they declare. */
export type Decode = (bytes: Uint8Array) => string;

const CONTAINER = 'META-INF/container.xml';
const ENCRYPTION = 'META-INF/encryption.xml';

const DAMAGED = 'is a book whose parts do not fit together. Copy or download it again and import that file.';
const PROTECTED = 'is protected against copying, so its text cannot be read. Import a copy without protection.';
const EMPTY = 'is a book without text, perhaps of pictures only. Import a copy that has its text.';

/** Total: never throws. */
export function parseEpub(bytes: Uint8Array, name: string, decode: Decode): Unpacked {
  try {
    const archive = openArchive(bytes);
    const parsed = readBook(archive, name, decode);
    return parsed ? { ok: true, parsed, picture: (entry) => archive.tryRead(entry) } : { ok: false, problem: EMPTY };
  } catch (error) {
    return { ok: false, problem: error instanceof ArchiveFault ? error.message : DAMAGED };
  }
}

function readBook(archive: Archive, name: string, decode: Decode): ParsedDocument | null {
  const read = (names: readonly string[]): ReadonlyMap<string, string> => new Map([...archive.read(names)].map(([path, own]) => [path, decode(own)]));
  const own = read([CONTAINER, ENCRYPTION]);
  const opf = packagePath(own.get(CONTAINER) ?? '', archive);
  const encrypted = encryptedEntries(own.get(ENCRYPTION) ?? '');
  if (opf !== null && encrypted.has(opf)) throw new ArchiveFault(PROTECTED);
  const source = opf === null ? undefined : read([opf]).get(opf);
  if (opf === null || source === undefined) throw new ArchiveFault(DAMAGED);
  const book = readPackage(source, opf);
  if (book.spine.some((path) => encrypted.has(path))) throw new ArchiveFault(PROTECTED);
  return readPages(book, read([...book.spine, ...book.contents]), name);
}

/** The package file that the container names, else the only kind of file it can be. */
function packagePath(container: string, archive: Archive): string | null {
  for (const element of parseXml(container)) {
    const path = localName(element) === 'rootfile' ? locate('', element.getAttribute('full-path') ?? '')?.path : undefined;
    if (path !== undefined && archive.names.has(path)) return path;
  }
  return [...archive.names].find((path) => /\.opf$/i.test(path)) ?? null;
}

function readPages(book: Package, sources: ReadonlyMap<string, string>, name: string): ParsedDocument | null {
  const pages = book.spine.filter((path) => path !== book.navigation);
  if (pages.length > 0 && pages.every((path) => !sources.has(path))) throw new ArchiveFault(DAMAGED);
  const entries = contentsByPage(book, sources);
  const canonical = new CanonicalBuilder();
  const flow = new Flow(canonical);
  const title = book.metadata.title ?? '';
  if (book.cover !== null) canonical.picture(book.cover, title);
  for (const path of pages) {
    const source = sources.get(path);
    if (source === undefined) continue;
    const chapter = readChapter(source, entries.get(path) ?? []);
    locatePictures(chapter, path);
    const cover = coverOf(chapter);
    if (cover === null) mapHtml(chapter.body, flow, book.metadata.title ?? null);
    else if (book.cover === null && canonical.isEmpty && cover !== '') canonical.picture(cover, title);
  }
  const parsed = canonical.finish(name, book.metadata);
  return parsed && withoutSecondCover(parsed, book.cover);
}

/** A book may show its cover among its pages too: it is shown there. */
function withoutSecondCover(parsed: ParsedDocument, cover: string | null): ParsedDocument {
  const { references = [] } = parsed;
  const [first, ...rest] = references;
  return first?.source === cover && rest.some(({ source }) => source === cover) ? { ...parsed, references: rest } : parsed;
}

/** Names pictures by their entries in the archive: the pages of a book may lie in different folders. */
function locatePictures(chapter: DomDocument, path: string): void {
  for (const image of chapter.querySelectorAll('img[src]')) {
    const source = image.getAttribute('src') ?? '';
    if (!source.startsWith('data:')) image.setAttribute('src', locate(path, source)?.path ?? '');
    image.removeAttribute('srcset');
  }
}

function contentsByPage(book: Package, sources: ReadonlyMap<string, string>): ReadonlyMap<string, ContentsEntry[]> {
  const pages = new Map<string, ContentsEntry[]>();
  const contents = book.contents.map((path) => readContents(sources.get(path) ?? '', path)).find((found) => found.length > 0) ?? [];
  for (const entry of contents) {
    const known = pages.get(entry.path);
    if (known) known.push(entry);
    else pages.set(entry.path, [entry]);
  }
  return pages;
}
