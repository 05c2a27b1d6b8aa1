/** The saved searches of a vault, in the order in which they are shown: `searches.json`. */
import type { SavedSearch } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import { isSafeId } from './identifier';
import { decodeJson, encodeJson, isRecord } from './lines';
import type { Queue } from './queue';
import type { VaultFiles } from './vault-files';

export const searchesPath = 'searches.json';

const isNewer = (value: unknown): boolean => isRecord(value) && typeof value['format'] === 'number' && value['format'] > 1;

/** The file as it stands, with what we do not know of it. */
interface SearchFile {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly entries: readonly unknown[];
}

const none: SearchFile = { raw: {}, entries: [] };

function parseFile(value: unknown): SearchFile | null {
  if (!isRecord(value) || value['format'] !== 1 || !Array.isArray(value['searches'])) return null;
  return { raw: value, entries: value['searches'] as readonly unknown[] };
}

/** One search of the file; `null` where it does not have the shape of one. Such an entry is kept and not shown. */
function parseSearch(entry: unknown): SavedSearch | null {
  if (!isRecord(entry)) return null;
  const { id, name, query } = entry;
  if (typeof id !== 'string' || !isSafeId(id) || typeof name !== 'string' || typeof query !== 'string') return null;
  return { id, name, query };
}

const idOf = (entry: unknown): string | null => parseSearch(entry)?.id ?? null;

export class SearchStore {
  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
  ) {}

  /** Every readable search; none where the file is absent, damaged or of a newer version (then among the problems). */
  async list(): Promise<SavedSearch[]> {
    const { entries } = (await this.read()) ?? none;
    const seen = new Set<string>();
    return entries.flatMap((entry) => {
      const search = parseSearch(entry);
      if (search && !seen.has(search.id)) return seen.add(search.id) && [search];
      this.files.problems.report('inconsistent', searchesPath, `Vault: ${searchesPath} holds an entry that is no search of its own; it is kept and not shown`);
      return [];
    });
  }

  /** `null` where the file must not be written over. */
  private async read(): Promise<SearchFile | null> {
    const bytes = await this.files.read(searchesPath);
    if (bytes === null) return none;
    const value = decodeJson(bytes);
    if (value !== null && isNewer(value.value)) {
      this.files.problems.report('newer', searchesPath, `Vault: ${searchesPath} was written by a newer version of Almagest; its searches are not shown`);
      return null;
    }
    const file = value === null ? null : parseFile(value.value);
    if (file === null) await this.files.quarantine(searchesPath, bytes, value === null ? 'the saved searches are not valid JSON' : 'the file of the saved searches does not have their shape');
    return file ?? none;
  }

  /** Saves a search: in the place of the one with its id, or at the index given, or at the end. Resolves once it is durable. */
  put(search: SavedSearch, at?: number): Promise<void> {
    const { id, name, query } = search;
    if (!isSafeId(id)) return Promise.reject(new ExpectedFailure('bad-request', `Vault: ${JSON.stringify(id)} cannot name a search`));
    return this.change(`the search “${name}”`, (entries) => {
      const known = entries.findIndex((entry) => idOf(entry) === id);
      const before = entries[known];
      const entry = { ...(isRecord(before) ? before : {}), id, name, query };
      return known >= 0 ? entries.with(known, entry) : entries.toSpliced(at ?? entries.length, 0, entry);
    });
  }

  /** Nothing where there is none. */
  remove(id: string): Promise<void> {
    return this.change('the removal of a search', (entries) => entries.filter((entry) => idOf(entry) !== id));
  }

  private change(what: string, next: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
    return this.queue.run(searchesPath, async () => {
      const file = await this.read();
      if (file === null) throw new ExpectedFailure('read-only', `Vault: ${what} was not saved because ${searchesPath} was written by a newer version of Almagest`);
      const bytes = encodeJson({ ...file.raw, format: 1, searches: next(file.entries) });
      await this.files.save(what, [{ path: searchesPath, bytes }]);
    });
  }
}
