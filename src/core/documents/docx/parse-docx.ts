/** Reads a Word document (ECMA-376): its text by a converter to HTML that the host passes, its properties by itself. */
import { type Archive, ArchiveFault, openArchive, packArchive, utf8 } from '../archive';
import { CanonicalBuilder, type SourceMetadata } from '../canonical';
import { oneLine } from '../cleaning';
import type { ParsedDocument, Unpacked } from '../document';
import { Flow } from '../flow';
import { type DomDocument, localName, parseDom, parseXml } from '../html/dom';
import { mapHtml } from '../html/map-html';
import { languageTag } from '../language-tag';
import { properAuthors, properTitle } from '../properties';
import { withEquationsAsText } from './equations';

/**
 * HTML of a Word document's bytes. Paragraphs in the style for titles are to come as `h1` of the class `title`, notes as
 * list items whose ids begin with `footnote-` or `endnote-`.
 */
export type ToHtml = (bytes: Uint8Array) => Promise<{
  readonly html: string;
  /** By the `src` of their `img` elements. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}>;

const DAMAGED = 'is a Word document whose parts do not fit together. Open it in Word or LibreOffice, save it again, and import that file.';
const EMPTY = 'is a Word document without text. Import one that has its text, not pictures of it.';
const CORE = 'docProps/core.xml';
/** The parts that hold text or say how to read it; fonts and macros stay unpacked. */
const PICTURE = /^word\/media\/[^/]+\.(?:png|jpe?g|gif|webp|avif)$/i;
/** Bytes of all pictures together. */
const LARGEST_PICTURES = 128 * 1024 * 1024;
const PART = /^(?:\[Content_Types\]\.xml|_rels\/.*|word\/(?:[^/]*\.xml|_rels\/.*))$/;

/** Total: never rejects. `name` is the file's name, which stands in for a missing title. */
export async function parseDocx(bytes: Uint8Array, name: string, toHtml: ToHtml): Promise<Unpacked> {
  try {
    const archive = openArchive(bytes);
    const { html, pictures } = await toHtml(neededParts(archive));
    const parsed = readHtml(html, readProperties(archive), name);
    return parsed ? { ok: true, parsed, picture: (source) => pictures.get(source) ?? null } : { ok: false, problem: EMPTY };
  } catch (error) {
    return { ok: false, problem: error instanceof ArchiveFault ? error.message : DAMAGED };
  }
}

/** An archive of those parts alone, so that the converter can unpack no more than was counted. */
function neededParts(archive: Archive): Uint8Array {
  const parts = archive.read([...archive.names].filter((part) => PART.test(part)));
  const read = (part: string, own: Uint8Array): string | Uint8Array => (/^word\/(?:document|footnotes|endnotes)\d*\.xml$/.test(part) ? withEquationsAsText(utf8(own)) : own);
  return packArchive(new Map<string, string | Uint8Array>([...[...parts].map(([part, own]) => [part, read(part, own)] as const), ...pictureParts(archive)]));
}

function pictureParts(archive: Archive): [string, Uint8Array][] {
  let left = LARGEST_PICTURES;
  return [...archive.names].filter((name) => PICTURE.test(name)).flatMap((name) => {
    const bytes = left > 0 ? archive.tryRead(name) : null;
    left -= bytes?.length ?? 0;
    return bytes ? [[name, bytes] as [string, Uint8Array]] : [];
  });
}

function readProperties(archive: Archive): SourceMetadata {
  const elements = parseXml(utf8(archive.read([CORE]).get(CORE)));
  const said = (name: string): string | null => oneLine(elements.find((element) => localName(element) === name)?.textContent);
  const date = said('created');
  const identifier = said('identifier');
  return {
    title: properTitle(said('title')),
    byline: properAuthors(said('creator')),
    language: languageTag(said('language')),
    imprint: { ...(date === null ? {} : { date }), ...(identifier === null ? {} : { identifier }) },
  };
}

function readHtml(html: string, metadata: SourceMetadata, name: string): ParsedDocument | null {
  const document = parseDom(html);
  const title = ownTitle(document) ?? metadata.title ?? null;
  for (const link of [...document.querySelectorAll('a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]')]) link.remove();
  const canonical = new CanonicalBuilder();
  mapHtml(document.body, new Flow(canonical), title);
  return canonical.finish(name, { ...metadata, title });
}

/** The paragraph in the style for titles, else the only heading of the first level where the text begins with it. */
function ownTitle(document: DomDocument): string | null {
  for (const title of document.querySelectorAll('h1.title')) {
    const line = oneLine(title.textContent);
    if (line !== null) return line;
  }
  const [first, ...others] = document.querySelectorAll('h1');
  return first && others.length === 0 && document.body.firstChild === first ? oneLine(first.textContent) : null;
}
