/** The annotations of a vault, one file per document; removed ones go line by line to the trash. */
import type { Annotation } from '../../core/annotations/annotation';
import { measure, type CodePoints } from '../../core/annotations/code-points';
import type { Rest } from '../../core/annotations/w3c';
import { ExpectedFailure } from '../../shared/failure';
import { placesOf, readAnnotationFile, writeLine, type AnnotationFile, type AnnotationLine, type TextOf } from './annotation-lines';
import type { DocumentStore } from './document-store';
import { isSafeId } from './identifier';
import { decodeText, joinLines, splitLines } from './lines';
import type { Queue } from './queue';
import type { Version } from './snapshots';
import { StatCache } from './stat-cache';
import type { VaultFiles } from './vault-files';

const livePath = (document: string): string => `annotations/${document}.jsonl`;
const trashPath = (document: string): string => `trash/annotations/${document}.jsonl`;
/** Measured texts kept at hand: the article being marked, and a few more while an index is built. */
const textsKept = 4;

const empty: AnnotationFile = { lines: [], torn: false };

function annotationsIn(lines: readonly AnnotationLine[]): Annotation[] {
  const places = placesOf(lines);
  return lines.flatMap(({ annotation }, index) => (annotation !== null && places.get(annotation.id) === index ? [annotation] : []));
}

export interface AnnotationChanges {
  readonly put?: readonly Annotation[];
  /** By id of a new annotation, what it holds beyond our own fields. */
  readonly rests?: ReadonlyMap<string, Rest>;
  readonly remove?: readonly string[];
  readonly restore?: readonly string[];
}

export class AnnotationStore {
  private readonly cache = new StatCache<AnnotationFile>();
  /** Files as they were read last, by path. */
  private readonly read = new Map<string, AnnotationFile>();
  private readonly texts = new Map<string, CodePoints>();

  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
    private readonly documents: DocumentStore,
  ) {}

  /** In the order of the file: oldest first. Lines that cannot be read are among the vault's problems. */
  async list(document: string): Promise<Annotation[]> {
    if (!isSafeId(document)) return [];
    return annotationsIn((await this.load(livePath(document), document)).lines);
  }

  /** What annotations made elsewhere hold beyond our own fields, by id; those that hold nothing more are left out. */
  async rests(document: string): Promise<ReadonlyMap<string, Rest>> {
    if (!isSafeId(document)) return new Map();
    const { lines } = await this.load(livePath(document), document);
    return new Map(lines.flatMap(({ annotation, rest }) => (annotation !== null && Object.keys(rest).length > 0 ? [[annotation.id, rest] as const] : [])));
  }

  /** How many `list` would answer; the file is read only where it changed since it was counted. */
  async count(document: string): Promise<number> {
    const path = livePath(document);
    const stat = isSafeId(document) ? await this.files.stat(path) : null;
    if (stat === null) return 0;
    const known = await this.files.manifest.facts(path, stat);
    if (typeof known === 'number') return known;
    const { length } = await this.list(document);
    this.files.manifest.note(path, stat, length);
    return length;
  }

  /** Adds or replaces an annotation, durably; the order of the others stays. */
  async put(annotation: Annotation): Promise<void> {
    await this.change(annotation.document, { put: [annotation] });
  }

  /** Moves an annotation to the trash, durably. Nothing where it is not there. */
  async remove(document: string, id: string): Promise<void> {
    await this.change(document, { remove: [id] });
  }

  /** Takes an annotation out of the trash again. */
  async restore(document: string, id: string): Promise<Annotation> {
    await this.change(document, { restore: [id] });
    const annotation = (await this.list(document)).find((each) => each.id === id);
    if (!annotation) throw new ExpectedFailure('not-found', `Vault: annotation ${id} is not in the trash`);
    return annotation;
  }

  /** Several changes of one document's annotations, durably and each file written once; no mark may stand in two of the lists. */
  change(document: string, { put = [], rests, remove = [], restore = [] }: AnnotationChanges): Promise<void> {
    return this.changing(document, async () => {
      // Beside a document that is in the trash it would be a second file, and be hidden when the document's own comes back.
      const adds = put.length + restore.length > 0;
      if (adds && (await this.documents.get(document)) === null) throw new ExpectedFailure('not-found', `Vault: there is no document ${document}; where it is in the trash, restore it first`);
      const live = await this.load(livePath(document), document);
      const trash = await this.load(trashPath(document), document);
      const back = this.restored(live.lines, trash.lines, restore);
      const [leaving, coming] = [new Set(remove), new Set(restore)];
      const removed = new Set(live.lines.filter(({ annotation }) => annotation !== null && leaving.has(annotation.id)));
      const thrown = [...trash.lines, ...removed];
      // Into the trash first and out of it last: a crash in between leaves it in both places, never in none.
      if (removed.size > 0) await this.save(trashPath(document), thrown);
      const kept = await this.replaced(document, live.lines.filter((line) => !removed.has(line)), put, rests);
      if (adds || removed.size > 0) await this.save(livePath(document), [...kept, ...back]);
      if (restore.length > 0) await this.save(trashPath(document), thrown.filter(({ annotation }) => annotation === null || !coming.has(annotation.id)));
    });
  }

  /** The lines to bring back from the trash; those that are live already stay as they are. */
  private restored(live: readonly AnnotationLine[], trash: readonly AnnotationLine[], ids: readonly string[]): AnnotationLine[] {
    const [there, gone] = [placesOf(live), placesOf(trash)];
    return ids.flatMap((id) => {
      const line = trash[gone.get(id) ?? -1];
      if (!line && !there.has(id)) throw new ExpectedFailure('not-found', `Vault: annotation ${id} is not in the trash`);
      return line && !there.has(id) ? [line] : [];
    });
  }

  /** The lines with annotations put in the place of those of the same id, or at the end. */
  private async replaced(document: string, lines: readonly AnnotationLine[], put: readonly Annotation[], rests?: ReadonlyMap<string, Rest>): Promise<AnnotationLine[]> {
    const result = [...lines];
    const places = placesOf(lines);
    for (const annotation of put) {
      const at = places.get(annotation.id);
      const line = await writeLine(annotation, (at === undefined ? rests?.get(annotation.id) : lines[at]?.rest) ?? {}, this.textOf(document));
      if (at === undefined) result.push(line);
      else result[at] = line;
    }
    return result;
  }

  /** Removed annotations of a document, in the order they were removed; those that are back are left out. */
  async trashed(document: string): Promise<Annotation[]> {
    if (!isSafeId(document)) return [];
    const live = placesOf((await this.load(livePath(document), document)).lines);
    const { lines } = await this.load(trashPath(document), document);
    return lines.flatMap(({ annotation }) => (annotation !== null && !live.has(annotation.id) ? [annotation] : []));
  }

  /** The instant of the newest version whose every line can be read; `null` where there is none. */
  async repairable(document: string): Promise<string | null> {
    return (await this.newestReadable(document))?.at ?? null;
  }

  private async newestReadable(document: string): Promise<{ readonly at: string; readonly file: AnnotationFile } | null> {
    if (!isSafeId(document)) return null;
    const path = livePath(document);
    for (const { version, at } of (await this.files.snapshots?.list(path)) ?? []) {
      const bytes = await this.files.snapshots?.read(path, version);
      const file = bytes ? await readAnnotationFile(bytes, document, this.textOf(document)) : null;
      if (file && !file.torn && file.lines.length > 0 && file.lines.every((line) => line.annotation !== null)) return { at, file };
    }
    return null;
  }

  /**
   * Mends a damaged file: what can be read of it stays, and from the newest readable version come those annotations that
   * are neither there nor in the trash. What could not be read goes to quarantine. False where no version can be read.
   */
  repair(document: string): Promise<boolean> {
    return this.changing(document, async () => {
      const path = livePath(document);
      const newest = await this.newestReadable(document);
      if (newest === null) return false;
      const bytes = await this.files.read(path);
      if (bytes !== null) await this.files.quarantine(path, bytes, 'a line of the annotations cannot be read');
      const old = placesOf(newest.file.lines);
      // What changed by itself may still be read: of marks the version has, its own are believed.
      const doubted = this.files.isRotten(path) ? old : new Map<string, number>();
      const live = (await this.load(path, document)).lines.filter(({ annotation }) => annotation !== null && !doubted.has(annotation.id));
      const there = placesOf([...live, ...(await this.load(trashPath(document), document)).lines]);
      const lost = newest.file.lines.filter(({ annotation }) => annotation !== null && !there.has(annotation.id));
      await this.save(path, [...lost, ...live]);
      return true;
    });
  }

  /** Versions of the file kept while it was changed, newest first. */
  async versions(document: string): Promise<Version[]> {
    return isSafeId(document) ? ((await this.files.snapshots?.list(livePath(document))) ?? []) : [];
  }

  /** The annotations as they were; `null` where this version is not kept. */
  async version(document: string, version: string): Promise<Annotation[] | null> {
    const lines = await this.versionLines(document, version);
    return lines && annotationsIn(lines);
  }

  private async versionLines(document: string, version: string): Promise<readonly AnnotationLine[] | null> {
    const bytes = isSafeId(document) ? await this.files.snapshots?.read(livePath(document), version) : null;
    return bytes ? (await readAnnotationFile(bytes, document, this.textOf(document))).lines : null;
  }

  /**
   * Makes the annotations what they were in a version. How they stood is kept as a version, which is answered; those made
   * since go to the trash, and those that come back leave it. Fails with `not-found`.
   */
  revert(document: string, version: string): Promise<Version | null> {
    return this.changing(document, async () => {
      const path = livePath(document);
      const lines = await this.versionLines(document, version);
      if (lines === null) throw new ExpectedFailure('not-found', 'This version is no longer kept, or cannot be read. The marks were not changed.');
      await this.files.snapshots?.keepNow(path, this.files.absolute(path));
      const [kept] = await this.versions(document);
      const back = placesOf(lines);
      const live = (await this.load(path, document)).lines;
      const since = live.filter(({ annotation }) => annotation !== null && !back.has(annotation.id));
      const trash = (await this.load(trashPath(document), document)).lines;
      const unread = live.filter(({ annotation }) => annotation === null);
      // Into the trash first: a crash in between leaves a mark in both places, never in none.
      if (since.length > 0) await this.save(trashPath(document), [...trash, ...since]);
      await this.save(path, [...lines.filter(({ annotation }) => annotation !== null), ...unread]);
      const remaining = [...trash, ...since].filter(({ annotation }) => annotation === null || !back.has(annotation.id));
      if (remaining.length < trash.length + since.length) await this.save(trashPath(document), remaining);
      return kept ?? null;
    });
  }

  /** Reads a file of lines beside the store's own, such as a second version; nothing is reported. */
  async readFile(path: string, document: string): Promise<readonly AnnotationLine[]> {
    return (await readAnnotationFile((await this.files.read(path)) ?? new Uint8Array(), document, this.textOf(document))).lines;
  }

  /** Puts another version of the file in place of what stands there. */
  replace(document: string, bytes: Uint8Array): Promise<void> {
    return this.changing(document, () => this.save(livePath(document), splitLines(bytes).lines.map((line) => ({ bytes: line, annotation: null, rest: {} }))));
  }

  /** Adds what a second version has and the first has not; of two versions of one annotation the later changed one counts. */
  layTogether(document: string, path: string): Promise<void> {
    return this.changing(document, async () => {
      const { lines } = await this.load(livePath(document), document);
      const there = new Set(lines.map(({ bytes }) => decodeText(bytes)));
      const more = (await this.readFile(path, document)).filter(({ bytes }) => !there.has(decodeText(bytes)));
      if (more.length > 0) await this.save(livePath(document), [...lines, ...more]);
    });
  }

  /** Removes the annotations of a document that are in the trash for good. */
  erase(document: string): Promise<void> {
    return this.changing(document, async () => {
      await this.files.removeForGood('the annotations', trashPath(document));
      this.cache.forget(trashPath(document));
    });
  }

  private changing<T>(document: string, task: () => Promise<T>): Promise<T> {
    if (!isSafeId(document)) return Promise.reject(new ExpectedFailure('not-found', `Vault: ${JSON.stringify(document)} is not a document id`));
    return this.queue.run(livePath(document), task);
  }

  private async save(path: string, lines: readonly AnnotationLine[]): Promise<void> {
    await this.files.save('the annotation', [{ path, bytes: joinLines(lines.map((line) => line.bytes)) }]);
    this.cache.forget(path);
  }

  /** Reads a file of lines, trash or live, and reports what in it cannot be read. */
  async load(path: string, document: string): Promise<AnnotationFile> {
    const stat = await this.files.stat(path);
    if (stat === null) return empty;
    return this.cache.get(path, stat, async () => {
      const file = await readAnnotationFile((await this.files.read(path)) ?? new Uint8Array(), document, this.textOf(document), this.read.get(path));
      this.read.set(path, file);
      this.report(path, file);
      return file;
    });
  }

  private report(path: string, file: AnnotationFile): void {
    for (const [index, line] of file.lines.entries()) {
      if (line.annotation !== null) continue;
      const torn = file.torn && index === file.lines.length - 1;
      const finding = torn ? 'ends in the middle' : 'cannot be read as an annotation of its document';
      this.files.problems.report(torn ? 'torn-line' : 'unreadable-line', path, `Vault: line ${index + 1} of ${path} ${finding}; it is kept as it is`);
    }
  }

  private textOf(document: string): TextOf {
    return async (revision) => {
      const key = `${document} ${revision}`;
      const kept = this.texts.get(key);
      // The newest revision changes, so only a named one may be remembered.
      if (kept !== undefined && revision !== '') return kept;
      const read = await this.documents.read(document, revision === '' ? undefined : revision);
      if (read === null) return null;
      const points = measure(read.text);
      this.texts.set(key, points);
      const [oldest] = this.texts.keys();
      if (this.texts.size > textsKept && oldest !== undefined) this.texts.delete(oldest);
      return points;
    };
  }
}
