/** The documents of a vault: added whole or not at all, revised without touching what was, removed only to the trash. */
import { join } from 'node:path';
import { emptyShelf, type Document, type Structure } from '../../core/documents/document';
import { namedIdentifier } from '../../core/documents/identifiers';
import { ExpectedFailure } from '../../shared/failure';
import { documentJson, parseDocument, revisionFolder, type StoredDocument, type StoredRevision } from './document-file';
import { createSynced, moveDurable, temporaryNameFor } from './durable';
import type { FileStat } from './file-system';
import { isSafeId, isSha256 } from './identifier';
import { decodeJson, encodeJson, isRecord } from './lines';
import type { Queue } from './queue';
import { findPicture, planRevision, readOriginal, readPictures, readRevision, revisionPath, sha256Of, writeRevisionFolder, type Import, type KeptPicture, type RevisionText } from './revision-folder';
import { mapLimited, StatCache } from './stat-cache';
import type { VaultFiles } from './vault-files';

/** What a reader may change about a document. What is absent stays. */
export type DocumentPatch = Partial<Pick<Document, 'title' | 'byline' | 'language' | 'imprint' | 'shelf'>>;

export interface Added {
  readonly document: Document;
  /** False where the vault had these bytes already. */
  readonly added: boolean;
}

const jsonPath = (id: string): string => `documents/${id}/document.json`;
/** Imports, revisions and removals of documents run one after another, so that the same bytes are never added twice. */
const queueKey = 'documents';

export class DocumentStore {
  private readonly cache = new StatCache<StoredDocument | null>();

  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
    private readonly now: () => Date,
  ) {}

  /** Every readable document, ordered by id (oldest first with ULIDs). */
  async list(): Promise<Document[]> {
    const entries = await this.files.list('documents');
    const ids = entries.filter((entry) => entry.kind === 'folder' && isSafeId(entry.name)).map((entry) => entry.name);
    this.cache.keepOnly(new Set(ids.map(jsonPath)));
    const stored = await mapLimited(ids.sort(), 16, (id) => this.stored(id));
    return stored.flatMap((one) => (one === null ? [] : [one.document]));
  }

  /** Whether there is no document, readable or not; reads none. */
  async isEmpty(): Promise<boolean> {
    return !(await this.files.list('documents')).some(({ name, kind }) => kind === 'folder' && isSafeId(name));
  }

  /**
   * Something told of the newest text of a document, made once and kept as shadow data: texts never change. `null` where the
   * text cannot be read.
   */
  async fact<T>(id: string, isFact: (value: unknown) => value is T, make: (content: RevisionText) => T): Promise<T | null> {
    const stored = await this.stored(id);
    const revision = stored?.revisions.at(-1);
    if (!revision) return null;
    const path = `${revisionPath(id, revision.sha256)}/text.txt`;
    const stat = await this.files.stat(path);
    const known = stat && (await this.files.manifest.facts(path, stat));
    if (isFact(known)) return known;
    const content = await this.read(id);
    if (content === null) return null;
    const fact = make(content);
    if (stat) this.files.manifest.note(path, stat, fact);
    return fact;
  }

  async get(id: string): Promise<Document | null> {
    return (await this.stored(id))?.document ?? null;
  }

  /** With what is needed to check its files; `null` where it is absent or damaged (then among the problems). */
  async stored(id: string): Promise<StoredDocument | null> {
    if (!isSafeId(id)) return null;
    const path = jsonPath(id);
    const stat = await this.files.stat(path);
    return stat === null ? null : this.cache.get(path, stat, () => this.known(id, path, stat));
  }

  /** From the manifest where the description stands as it did when it was last read, else from the file. */
  private async known(id: string, path: string, stat: FileStat): Promise<StoredDocument | null> {
    const known = parseDocument(await this.files.manifest.facts(path, stat), id);
    if (known !== null) return known;
    const stored = await this.readStored(id);
    if (stored !== null) this.files.manifest.note(path, stat, stored.raw);
    return stored;
  }

  /** Like `stored`, but by the file itself, whatever is known of it. */
  reread(id: string): Promise<StoredDocument | null> {
    return isSafeId(id) ? this.readStored(id) : Promise.resolve(null);
  }

  private async readStored(id: string): Promise<StoredDocument | null> {
    const path = jsonPath(id);
    const read = await this.files.readJson(path, `the description of document ${id}`);
    if (read === null) return null;
    const { value } = read;
    if (isRecord(value) && typeof value['format'] === 'number' && value['format'] > 1) {
      this.files.problems.report('newer', path, `Vault: document ${id} was written by a newer version of Almagest and is not shown (${path})`);
      return null;
    }
    const stored = parseDocument(value, id);
    const bytes = stored === null ? await this.files.read(path) : null;
    if (bytes !== null) await this.files.quarantine(path, bytes, `the description of document ${id} does not have the right shape`);
    return stored;
  }

  /** Text and structure of a revision, by default the newest. `null` where it is absent or damaged (then among the problems). */
  async read(id: string, sha256?: string): Promise<RevisionText | null> {
    const stored = await this.stored(id);
    const revision = sha256 === undefined ? stored?.revisions.at(-1) : stored?.revisions.find((one) => one.sha256 === sha256);
    if (stored === null || revision === undefined) return null;
    return readRevision(this.files, id, stored.document.title, revision);
  }

  /** The document that has a revision with this SHA-256 (hex). */
  async findByHash(sha256: string): Promise<Document | null> {
    const all = await this.list();
    return all.find((document) => document.revisions.some((revision) => revision.sha256 === sha256)) ?? null;
  }

  /**
   * Adds a document, durably; bytes that are in the vault already are recognised and nothing is written.
   * @param wanted the id it had in another vault, which it gets where that is free.
   */
  add(input: Import, wanted?: string): Promise<Added> {
    return this.queue.run(queueKey, async () => {
      const known = await this.findByHash(sha256Of(input.bytes));
      if (known !== null) return { document: known, added: false };
      const { title, byline, language, imprint = {} } = input.parsed.structure;
      const planned = planRevision(input, this.now().toISOString());
      const id = wanted !== undefined && (await this.isFree(wanted)) ? wanted : this.newSafeId();
      const document = { format: 1 as const, id, title: title || input.name, byline, language, imprint: namedIdentifier(imprint), shelf: emptyShelf, revisions: [planned.revision] };
      await this.building(`“${input.name}”`, `documents/${id}`, async (folder) => {
        await this.files.fs.makeFolder(folder);
        await writeRevisionFolder(this.files.fs, join(folder, revisionFolder(planned.revision.sha256)), planned.files);
        await createSynced(this.files.fs, join(folder, 'document.json'), encodeJson(documentJson(document, [planned.revision])));
        await this.files.fs.syncFolder(folder);
      });
      return { document: (await this.mustHave(id)).document, added: true };
    });
  }

  /** Adds changed bytes as a new revision and keeps every earlier one. The title and other metadata stay as they are. */
  revise(id: string, input: Import): Promise<Document> {
    return this.queue.run(queueKey, async () => {
      const before = await this.mustHave(id);
      const planned = planRevision(input, this.now().toISOString());
      const sha256 = planned.revision.sha256;
      if (before.revisions.at(-1)?.sha256 === sha256) return before.document;
      const known = before.revisions.find((revision) => revision.sha256 === sha256);
      const revision: StoredRevision = known ? { ...known, imported: planned.revision.imported, from: input.name } : planned.revision;
      if (known === undefined) {
        await this.setLeftoverAside(id, sha256);
        await this.building(`a revision of “${before.document.title}”`, revisionPath(id, sha256), (folder) =>
          writeRevisionFolder(this.files.fs, folder, planned.files),
        );
      }
      return this.save(before, before.document, [...before.revisions, revision]);
    });
  }

  /** Makes an earlier revision the newest one again; the others keep their order. Fails with `not-found`. */
  turnTo(id: string, sha256: string): Promise<Document> {
    return this.queue.run(queueKey, async () => {
      const before = await this.mustHave(id);
      const at = before.revisions.findLastIndex((revision) => revision.sha256 === sha256);
      const chosen = before.revisions[at];
      if (chosen === undefined) throw new ExpectedFailure('not-found', `Vault: “${before.document.title}” has no revision ${sha256.slice(0, 12)}`);
      return this.save(before, before.document, [...before.revisions.filter((_, index) => index !== at), chosen]);
    });
  }

  /** The newest revision as it could be imported again. `null` where any of its files is damaged or gone. */
  async source(id: string): Promise<Import | null> {
    const stored = await this.mustHave(id);
    const revision = stored.revisions.at(-1);
    const parsed = await this.read(id);
    const bytes = revision && (await readOriginal(this.files, id, stored.document.title, revision));
    if (!revision || !parsed || !bytes) return null;
    const pictures = await readPictures(this.files, id, stored.document.title, revision, parsed.structure);
    return { bytes, name: revision.from, mediaType: revision.mediaType, parsed, ...(pictures.length > 0 ? { pictures } : {}) };
  }

  /** The pictures of the newest revision; those that are damaged or gone stand among the problems. */
  async pictures(id: string, structure: Structure): Promise<KeptPicture[]> {
    const stored = await this.stored(id);
    const revision = stored?.revisions.at(-1);
    return stored && revision ? readPictures(this.files, id, stored.document.title, revision, structure) : [];
  }

  /** A picture of a revision, by the hashes (hex SHA-256) of both; `null` for what the document does not have, and for one in the trash. */
  async picture(id: string, revision: string, sha256: string): Promise<KeptPicture | null> {
    const stored = isSha256(sha256) ? await this.stored(id) : null;
    const own = stored?.revisions.find((each) => each.sha256 === revision);
    return own ? findPicture(this.files, id, own.sha256, sha256) : null;
  }

  /** A revision's folder that `document.json` does not know was left by an interrupted import; it is kept, out of the way. */
  private async setLeftoverAside(id: string, sha256: string): Promise<void> {
    const path = revisionPath(id, sha256);
    if ((await this.files.stat(path)) !== null) await this.files.move('an earlier import', path, `trash/documents/${id}~${revisionFolder(sha256)}`);
  }

  /** Changes metadata. */
  update(id: string, patch: DocumentPatch): Promise<Document> {
    return this.queue.run(queueKey, async () => {
      const before = await this.mustHave(id);
      return this.save(before, { ...before.document, ...patch }, before.revisions);
    });
  }

  /** Puts another version of the description in place of what stands there; its revisions must be those of the document. */
  replace(id: string, bytes: Uint8Array): Promise<void> {
    return this.queue.run(queueKey, async () => {
      const other = parseDocument(decodeJson(bytes)?.value, id);
      if (other === null) throw notFound(id);
      await this.files.save(`“${other.document.title}”`, [{ path: jsonPath(id), bytes }]);
      this.cache.forget(jsonPath(id));
    });
  }

  /** Removes a document in the trash for good. */
  erase(id: string): Promise<void> {
    return this.queue.run(queueKey, () => this.files.removeForGood('the document', `trash/documents/${id}`));
  }

  /** Moves the document and its annotations to the trash. */
  remove(id: string): Promise<void> {
    return this.movingWithAnnotations(id, async () => {
      const { document } = await this.mustHave(id);
      const what = `the removal of “${document.title}”`;
      // The document goes first: annotations without a document are brought after it when the vault is opened.
      await this.files.move(what, `documents/${id}`, `trash/documents/${id}`);
      if ((await this.files.stat(`annotations/${id}.jsonl`)) !== null) {
        await this.files.move(what, `annotations/${id}.jsonl`, `trash/documents/${id}/annotations.jsonl`);
      }
    });
  }

  /** Takes the document and its annotations out of the trash. */
  restore(id: string): Promise<Document> {
    return this.movingWithAnnotations(id, async () => {
      const trashed = `trash/documents/${id}`;
      if (!isSafeId(id) || (await this.files.stat(`${trashed}/document.json`)) === null) throw notFound(id);
      if ((await this.files.stat(`documents/${id}`)) !== null) return (await this.mustHave(id)).document;
      if ((await this.files.stat(`${trashed}/annotations.jsonl`)) !== null) {
        await this.files.move('the annotations of a restored document', `${trashed}/annotations.jsonl`, `annotations/${id}.jsonl`);
      }
      await this.files.move('a restored document', trashed, `documents/${id}`);
      return (await this.mustHave(id)).document;
    });
  }

  /** Waits for the document's annotations to be saved as well; nothing that waits for those waits for documents. */
  private movingWithAnnotations<T>(id: string, task: () => Promise<T>): Promise<T> {
    return this.queue.run(queueKey, () => this.queue.run(`annotations/${id}.jsonl`, task));
  }

  private async mustHave(id: string): Promise<StoredDocument> {
    const stored = await this.stored(id);
    if (stored === null) throw notFound(id);
    return stored;
  }

  private async isFree(id: string): Promise<boolean> {
    if (!isSafeId(id)) return false;
    for (const path of [`documents/${id}`, `trash/documents/${id}`, `annotations/${id}.jsonl`]) if ((await this.files.stat(path)) !== null) return false;
    return true;
  }

  private newSafeId(): string {
    const id = this.files.newId();
    if (!isSafeId(id)) throw new Error(`Vault: ${JSON.stringify(id)} cannot name a document`);
    return id;
  }

  private async save(before: StoredDocument, document: Document, revisions: readonly StoredRevision[]): Promise<Document> {
    const path = jsonPath(document.id);
    await this.files.save(`“${document.title}”`, [{ path, bytes: encodeJson(documentJson(document, revisions, before.raw)) }]);
    this.cache.forget(path);
    return (await this.mustHave(document.id)).document;
  }

  /** Builds a folder under a temporary name beside the documents and moves it into place when all of it is durable. */
  private building(what: string, target: string, build: (folder: string) => Promise<void>): Promise<void> {
    return this.files.writing(what, async () => {
      const temporary = this.files.absolute(`documents/${temporaryNameFor(this.files.newId())}`);
      try {
        await build(temporary);
        const description = await this.files.fs.stat(join(temporary, 'document.json')).catch(() => null);
        if (description !== null) this.files.own.wrote(`${target}/document.json`, description);
        await moveDurable(this.files.fs, temporary, this.files.absolute(target));
      } catch (error) {
        await this.files.fs.removeFolder(temporary).catch(() => undefined);
        throw error;
      }
    });
  }
}

const notFound = (id: string): ExpectedFailure => new ExpectedFailure('not-found', `Vault: there is no document ${id}`);
