/** The lists of notes, live and in the trash: only notes that changed since they were last seen are read. */
import { summaryOf } from '../../core/notes/summary';
import type { Note, NoteSummary } from '../../core/notes/note';
import { originalOf } from './conflict-copy';
import type { FileStat } from './file-system';
import { isSafeId } from './identifier';
import { isRecord } from './lines';
import { mapLimited, StatCache } from './stat-cache';
import type { VaultFiles } from './vault-files';

const suffix = '.json';

type Folder = 'notes' | 'trash/notes';

/** What the manifest keeps is our own, but the file it lies in may be damaged. */
function isSummary(value: unknown): value is NoteSummary {
  if (!isRecord(value)) return false;
  const { id, title, tags, modified, pinned, absorbed = [], excerpt: text } = value;
  const areStrings = (list: unknown): boolean => Array.isArray(list) && list.every((each) => typeof each === 'string');
  return (pinned === undefined || pinned === true) && areStrings(absorbed) && areStrings(tags) && [id, title, modified, text].every((each) => typeof each === 'string');
}

/** Reads a note's file; `null` where it is absent or damaged. */
export type ReadNote = (path: string, id: string) => Promise<Note | null>;

export class NoteSummaries {
  private readonly cache = new StatCache<NoteSummary | null>();

  /** @param onRead told of each live note that had to be read, and how its file stood before. */
  constructor(
    private readonly files: VaultFiles,
    private readonly readNote: ReadNote,
    private readonly onRead: (id: string, stat: FileStat) => Promise<void>,
  ) {}

  /** Every readable note of a folder, ordered by id. */
  async of(folder: Folder): Promise<NoteSummary[]> {
    return this.some(folder, (await this.ids(folder)).sort());
  }

  /** How many notes of a folder can be read, by what is known of them: a file whose state was not looked at yet counts as one. */
  async count(folder: Folder): Promise<number> {
    const ids = await this.ids(folder);
    return ids.length - ids.filter((id) => this.cache.known(`${folder}/${id}${suffix}`) === null).length;
  }

  private async ids(folder: Folder): Promise<string[]> {
    const entries = await this.files.list(folder);
    const ids = entries.flatMap(({ name, kind }) => {
      const id = name.slice(0, -suffix.length);
      return kind === 'file' && name.endsWith(suffix) && isSafeId(id) ? [id] : [];
    });
    const known = new Set(ids);
    return ids.filter((id) => originalOf(id, known) === null);
  }

  /** Those of the named notes that are there and can be read, in the order of their names. */
  async some(folder: Folder, ids: readonly string[]): Promise<NoteSummary[]> {
    const found = await mapLimited(ids.filter(isSafeId), 32, (id) => this.summary(`${folder}/${id}${suffix}`, id));
    return found.flatMap((one) => (one === null ? [] : [one]));
  }

  /** Has a note read anew, whatever is known of its file. */
  forget(path: string): void {
    this.cache.forget(path);
  }

  private async summary(path: string, id: string): Promise<NoteSummary | null> {
    const stat = await this.files.stat(path);
    return stat === null ? null : this.cache.get(path, stat, () => this.noted(path, id, stat));
  }

  /** From the manifest where the file stands as it did when it was last read, else from the file. */
  private async noted(path: string, id: string, stat: FileStat): Promise<NoteSummary | null> {
    const known = await this.files.manifest.facts(path, stat);
    if (isSummary(known) && known.id === id) return known;
    const note = await this.readNote(path, id);
    if (note === null) return null;
    const read = summaryOf(note);
    this.files.manifest.note(path, stat, read);
    if (path.startsWith('notes/')) await this.onRead(id, stat);
    return read;
  }
}
