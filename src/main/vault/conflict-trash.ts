/** The versions that were set aside when a conflict was settled: each in a folder of its own in the trash, under the path it had. */
import { ExpectedFailure } from '../../shared/failure';
import { conflictName } from './conflict-copy';
import { isSafeId } from './identifier';
import { reportConflictCopy } from './recover';
import type { Removals } from './removals';
import type { VaultFiles } from './vault-files';

const trashFolder = 'trash/conflicts';

/** A version in the trash: the token it lies under, and the path it had. */
export interface SetAside {
  readonly id: string;
  readonly path: string;
}

export class ConflictTrash {
  constructor(
    private readonly files: VaultFiles,
    private readonly removals: Removals,
  ) {}

  /** A token that was used before and is free again, else a new one. */
  private async token(wanted = this.files.newId()): Promise<string> {
    const free = isSafeId(wanted) && (await this.files.stat(`${trashFolder}/${wanted}`)) === null;
    return free ? wanted : this.files.newId();
  }

  /** Keeps bytes as a second version of `path` that can be restored; answers the token. */
  async keepCopy(path: string, bytes: Uint8Array, again?: string): Promise<string> {
    const token = await this.token(again);
    const kept = `${trashFolder}/${token}/${conflictName(path, token)}`;
    await this.files.makeFolder(kept.slice(0, kept.lastIndexOf('/')));
    await this.files.save(`the version of ${path}`, [{ path: kept, bytes }]);
    await this.removals.tell('conflict', token);
    return token;
  }

  /** Moves a second version here; answers the token. */
  async setAside(path: string, again?: string): Promise<string> {
    const token = await this.token(again);
    const kept = `${trashFolder}/${token}/${path}`;
    await this.files.makeFolder(kept.slice(0, kept.lastIndexOf('/')));
    await this.files.move('the second version', path, kept);
    await this.removals.tell('conflict', token);
    return token;
  }

  async list(): Promise<SetAside[]> {
    const found: SetAside[] = [];
    for (const { name, kind } of await this.files.list(trashFolder)) {
      const path = kind === 'folder' && isSafeId(name) ? await this.fileBelow(`${trashFolder}/${name}`) : null;
      if (path !== null) found.push({ id: name, path: path.slice(`${trashFolder}/${name}/`.length) });
    }
    return found;
  }

  private async fileBelow(folder: string): Promise<string | null> {
    const [entry] = await this.files.list(folder);
    if (!entry) return null;
    const path = `${folder}/${entry.name}`;
    return entry.kind === 'folder' ? this.fileBelow(path) : path;
  }

  private async find(id: string): Promise<SetAside> {
    const found = (await this.list()).find((one) => one.id === id);
    if (!found) throw new ExpectedFailure('not-found', 'This version is not in the trash.');
    return found;
  }

  /** The bytes of a version. */
  async read(id: string): Promise<Uint8Array> {
    const { path } = await this.find(id);
    return (await this.files.read(`${trashFolder}/${id}/${path}`)) ?? new Uint8Array();
  }

  async erase(id: string): Promise<void> {
    await this.files.removeForGood('a version that is in its place again', `${trashFolder}/${(await this.find(id)).id}`);
  }

  /** Lays a version beside the first again; answers its path. */
  async restore(id: string): Promise<string> {
    const { path } = await this.find(id);
    await this.files.makeFolder(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.');
    await this.files.move('a restored version', `${trashFolder}/${id}/${path}`, path);
    await this.files.removeForGood('a restored version', `${trashFolder}/${id}`);
    reportConflictCopy(this.files, path);
    return path;
  }
}
