/** One document's annotation file: a W3C Web Annotation a line; lines that cannot be read are carried along as they are. */
import type { Annotation } from '../../core/annotations/annotation';
import type { CodePoints } from '../../core/annotations/code-points';
import { fromW3C, toW3C, type Rest } from '../../core/annotations/w3c';
import { decodeJson, encodeText, isRecord, splitLines } from './lines';

export interface AnnotationLine {
  /** As it stands in the file, without its line end. */
  readonly bytes: Uint8Array;
  /** `null` where the line cannot be read. */
  readonly annotation: Annotation | null;
  /** What the annotation holds beyond our own fields. */
  readonly rest: Rest;
}

export interface AnnotationFile {
  readonly lines: readonly AnnotationLine[];
  /** Whether the file ends in the middle of a line. */
  readonly torn: boolean;
}

/** The text an annotation was made on, measured; `null` where it cannot be read. `revision` may be empty: then the newest. */
export type TextOf = (revision: string) => Promise<CodePoints | null>;

/**
 * Stands in for a text that is damaged or gone: positions go in and out as they are, and the quotes, which find the passage
 * anyway, are untouched.
 */
const unmeasured: CodePoints = { text: '', length: Number.MAX_SAFE_INTEGER, toCodePoint: (offset) => offset, toUtf16: (offset) => offset };

function revisionIn(json: unknown): string {
  const target: unknown = isRecord(json) ? json['target'] : null;
  const first: unknown = Array.isArray(target) ? target[0] : target;
  const revision = isRecord(first) ? first['almagest:revision'] : '';
  return typeof revision === 'string' ? revision : '';
}

async function readLine(bytes: Uint8Array, document: string, textOf: TextOf): Promise<AnnotationLine> {
  const json = decodeJson(bytes)?.value;
  const revision = revisionIn(json);
  const read = json === undefined ? null : fromW3C(json, (await textOf(revision)) ?? unmeasured, { document, revision });
  if (read === null || read.annotation.document !== document) return { bytes, annotation: null, rest: {} };
  return { bytes, annotation: read.annotation, rest: read.rest };
}

/** Lines by their bytes. One without a revision is read against the newest text, which changes, so it is not among them. */
function knownLines(file: AnnotationFile | null): ReadonlyMap<string, AnnotationLine> {
  const lines = (file?.lines ?? []).filter(({ annotation }) => annotation !== null && annotation.revision !== '');
  return new Map(lines.map((line) => [latin1(line.bytes), line]));
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** Reads a document's annotation file. @param before as it was read last: of ten thousand lines one has changed, and only that one is parsed. */
export async function readAnnotationFile(bytes: Uint8Array, document: string, textOf: TextOf, before: AnnotationFile | null = null): Promise<AnnotationFile> {
  const { lines, complete } = splitLines(bytes);
  const known = knownLines(before);
  const read: AnnotationLine[] = [];
  for (const line of lines) read.push(known.get(latin1(line)) ?? (await readLine(line, document, textOf)));
  return { lines: read, torn: !complete && read.at(-1)?.annotation === null };
}

/** The line to write for an annotation; `rest` is what its earlier line held beyond our fields. */
export async function writeLine(annotation: Annotation, rest: Rest, textOf: TextOf): Promise<AnnotationLine> {
  const json = toW3C(annotation, (await textOf(annotation.revision)) ?? unmeasured, rest);
  return { bytes: encodeText(JSON.stringify(json)), annotation, rest };
}

/**
 * Where each annotation stands, by id. Should a syncing program have brought two of one id, the one changed last counts and
 * the other stays in the file.
 */
export function placesOf(lines: readonly AnnotationLine[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, { annotation }] of lines.entries()) {
    if (annotation === null) continue;
    const kept = lines[places.get(annotation.id) ?? -1]?.annotation;
    if (!kept || annotation.modified >= kept.modified) places.set(annotation.id, index);
  }
  return places;
}
