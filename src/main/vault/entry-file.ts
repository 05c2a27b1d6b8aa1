/** A file of the vault that lists named entries, such as the saved searches: what it does not know of them it keeps. */
import { ExpectedFailure } from '../../shared/failure';
import { isSafeId } from './identifier';
import { decodeJson, encodeJson, isRecord } from './lines';
import type { Queue } from './queue';
import type { VaultFiles } from './vault-files';

export interface EntryKind<Entry extends { readonly id: string }> {
  readonly path: string;
  /** The field of the file that holds them. */
  readonly field: string;
  /** What they are called in sentences: `searches`, `search`. */
  readonly names: { readonly many: string; readonly one: string };
  /** One entry of the file; `null` where it does not have the shape of one. Such an entry is kept and not shown. */
  readonly parse: (entry: Readonly<Record<string, unknown>>) => Entry | null;
}

export interface EntryChange<Entry> {
  /** Put in the place of the one with its id, or at the index given, or at the end. */
  readonly put?: readonly { readonly entry: Entry; readonly at?: number | undefined }[];
  readonly remove?: readonly string[];
}

/** The file as it stands, with what we do not know of it. */
interface EntryList {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly entries: readonly unknown[];
}

const none: EntryList = { raw: {}, entries: [] };
const isNewer = (value: unknown): boolean => isRecord(value) && typeof value['format'] === 'number' && value['format'] > 1;

export class EntryFile<Entry extends { readonly id: string; readonly name: string }> {
  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
    private readonly kind: EntryKind<Entry>,
  ) {}

  /** Every readable entry; none where the file is absent, damaged or of a newer version (then among the problems). */
  async list(): Promise<Entry[]> {
    const { path, names } = this.kind;
    const { entries } = (await this.read()) ?? none;
    const seen = new Set<string>();
    return entries.flatMap((value) => {
      const entry = this.parse(value);
      if (entry && !seen.has(entry.id)) return seen.add(entry.id) && [entry];
      this.files.problems.report('inconsistent', path, `Vault: ${path} holds an entry that is no ${names.one} of its own; it is kept and not shown`);
      return [];
    });
  }

  /** Changes the list as one save; resolves once it is durable. What is removed and not there is passed over. */
  change(what: string, { put = [], remove = [] }: EntryChange<Entry>): Promise<void> {
    const bad = put.find(({ entry }) => !isSafeId(entry.id));
    if (bad) return Promise.reject(new ExpectedFailure('bad-request', `Vault: ${JSON.stringify(bad.entry.id)} cannot name a ${this.kind.names.one}`));
    const { path, field } = this.kind;
    return this.queue.run(path, async () => {
      const file = await this.read();
      if (file === null) throw new ExpectedFailure('read-only', `Vault: ${what} was not saved because ${path} was written by a newer version of Almagest`);
      let entries = file.entries.filter((value) => !remove.includes(this.parse(value)?.id ?? ''));
      for (const { entry, at } of put) entries = this.withEntry(entries, entry, at);
      await this.files.save(what, [{ path, bytes: encodeJson({ ...file.raw, format: 1, [field]: entries }) }]);
    });
  }

  private withEntry(entries: readonly unknown[], entry: Entry, at: number | undefined): unknown[] {
    const known = entries.findIndex((value) => this.parse(value)?.id === entry.id);
    const before = entries[known];
    const next = { ...(isRecord(before) ? before : {}), ...entry };
    return known >= 0 ? entries.with(known, next) : entries.toSpliced(at ?? entries.length, 0, next);
  }

  private parse(value: unknown): Entry | null {
    const entry = isRecord(value) ? this.kind.parse(value) : null;
    return entry && isSafeId(entry.id) ? entry : null;
  }

  /** `null` where the file must not be written over. */
  private async read(): Promise<EntryList | null> {
    const { path, field, names } = this.kind;
    const bytes = await this.files.read(path);
    if (bytes === null) return none;
    const read = decodeJson(bytes);
    if (read !== null && isNewer(read.value)) {
      this.files.problems.report('newer', path, `Vault: ${path} was written by a newer version of Almagest; its ${names.many} are not shown`);
      return null;
    }
    const value = read?.value;
    if (isRecord(value) && value['format'] === 1 && Array.isArray(value[field])) return { raw: value, entries: value[field] as readonly unknown[] };
    await this.files.quarantine(path, bytes, read === null ? `the file of the ${names.many} is not valid JSON` : `the file of the ${names.many} does not have their shape`);
    return none;
  }
}
