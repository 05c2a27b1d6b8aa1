/** Append-only logs (`decisions/`, `reviews/`): one file per device, so that folder syncing cannot conflict; each line with its checksum. */
import { createHash } from 'node:crypto';
import { ExpectedFailure } from '../../shared/failure';
import { conflictIn } from './conflict-copy';
import { isSafeId } from './identifier';
import { decodeJson, encodeText, isRecord, joinLines, splitLines } from './lines';
import type { Queue } from './queue';
import type { VaultFiles } from './vault-files';

/** One line of a log, with the device that wrote it. */
export interface LogEntry {
  readonly device: string;
  readonly entry: unknown;
}

interface LogFile {
  readonly entries: readonly unknown[];
  /** Numbers (from 1) of lines that cannot be read; the last may be torn. */
  readonly damaged: readonly number[];
  readonly complete: boolean;
}

const suffix = '.ndjson';
/** The first 16 hex digits of the SHA-256 of the entry's JSON: enough to see damage, short enough to read. */
const sumOf = (json: string): string => createHash('sha256').update(json).digest('hex').slice(0, 16);

function readLine(bytes: Uint8Array): { entry: unknown } | null {
  const value = decodeJson(bytes)?.value;
  if (!isRecord(value) || !('entry' in value)) return null;
  return value['sum'] === sumOf(JSON.stringify(value['entry'])) ? { entry: value['entry'] } : null;
}

/** The lines of both, each once: those of the first in its order, then what only the second has. */
export function mergeLogs(first: Uint8Array, second: Uint8Array): Uint8Array {
  const lines = [...splitLines(first).lines, ...splitLines(second).lines];
  return joinLines([...new Map(lines.map((line) => [Buffer.from(line).toString('latin1'), line])).values()]);
}

export class LogStore {
  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
    /** `decisions` or `reviews`. */
    private readonly folder: string,
    private readonly device: string,
  ) {}

  /** Appends entries to this device's log; resolves once they are durable. */
  append(...entries: readonly unknown[]): Promise<void> {
    if (entries.length === 0) return Promise.resolve();
    const path = `${this.folder}/${this.device}${suffix}`;
    return this.queue.run(path, async () => {
      const jsons = entries.map((entry) => JSON.stringify(entry));
      const lines = jsons.map((json) => `{"sum":"${sumOf(json)}","entry":${json}}\n`).join('');
      // After a torn line a new one begins on a line of its own, or both would be lost.
      await this.files.append('the entry', path, encodeText((await this.endsMidLine(path)) ? `\n${lines}` : lines));
    });
  }

  private async endsMidLine(path: string): Promise<boolean> {
    const stat = await this.files.stat(path);
    if (stat === null || stat.size === 0) return false;
    const last = await this.files.fs.readEnd(this.files.absolute(path), 1);
    return last[0] !== 0x0a;
  }

  /**
   * The entries of every device, each device's in the order they were appended. Of a second version that a syncing program
   * left, what the first does not say is read too. Lines that cannot be read are reported and left out.
   */
  async list(): Promise<LogEntry[]> {
    const names = (await this.files.list(this.folder)).flatMap(({ name, kind }) => (kind === 'file' && name.endsWith(suffix) ? [name] : []));
    const firsts = new Map(conflictIn(this.folder, names).map(({ path, first }) => [path, first]));
    const paths = names.map((name) => `${this.folder}/${name}`);
    const all: LogEntry[] = [];
    const said = new Set<string>();
    for (const path of [...paths.filter((one) => !firsts.has(one)), ...paths.filter((one) => firsts.has(one))]) {
      const first = firsts.get(path) ?? path;
      const device = first.slice(this.folder.length + 1, -suffix.length);
      for (const entry of (await this.readFile(path)).entries) {
        const key = `${device} ${JSON.stringify(entry)}`;
        if (first !== path && said.has(key)) continue;
        said.add(key);
        all.push({ device, entry });
      }
    }
    return all;
  }

  /** Replaces the log of a device, where two versions of it were settled. */
  replace(device: string, bytes: Uint8Array): Promise<void> {
    if (!isSafeId(device)) return Promise.reject(new ExpectedFailure('not-found', `Vault: ${JSON.stringify(device)} cannot name a device`));
    const path = `${this.folder}/${device}${suffix}`;
    return this.queue.run(path, () => this.files.save(`the log ${path}`, [{ path, bytes }]));
  }

  private async readFile(path: string): Promise<LogFile> {
    const { lines, complete } = splitLines((await this.files.read(path)) ?? new Uint8Array());
    const entries: unknown[] = [];
    const damaged: number[] = [];
    for (const [index, bytes] of lines.entries()) {
      const read = readLine(bytes);
      if (read === null) damaged.push(index + 1);
      else entries.push(read.entry);
    }
    for (const number of damaged) {
      const torn = !complete && number === lines.length;
      const finding = torn ? 'ends in the middle' : 'does not match its checksum';
      this.files.problems.report(torn ? 'torn-line' : 'unreadable-line', path, `Vault: line ${number} of ${path} ${finding}; it is left out`);
    }
    return { entries, damaged, complete };
  }
}
