/** Second versions of a file that a syncing program, or a person copying by hand, laid beside the first. */
import { isSafeId } from './identifier';

/** How Syncthing, Dropbox, Nextcloud, ownCloud, Seafile, Resilio, pCloud and we ourselves name the second of two versions. */
const telling = /\.sync-conflict-|conflicted copy|\(case conflict|\(conflict\b|_conflict-\d|\(sfconflict|\.conflict\b|\[conflicted\]/i;

/** Whether a name says by itself that it is a second version. */
export const saysConflict = (name: string): boolean => telling.test(name);

/**
 * The id of the thing a file is a second version of: `01J8 (1).json`, `01J8-DESKTOP.json` (OneDrive) and `01J8 2.json`
 * (iCloud) beside `01J8.json`. `null` where its name is that of a thing of its own. `ids` are the names beside it, without
 * extensions.
 */
export function originalOf(stem: string, ids: ReadonlySet<string>): string | null {
  if (isSafeId(stem) && !stem.includes('-')) return null;
  const first = /^[A-Za-z0-9]+/.exec(stem)?.[0] ?? '';
  return first !== stem && ids.has(first) ? first : null;
}

/** A second version and the file it is one of, which need not be there. Relative to the vault. */
export interface ConflictPlace {
  readonly path: string;
  readonly first: string;
}

function split(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? { stem: name, extension: '' } : { stem: name.slice(0, dot), extension: name.slice(dot) };
}

/** The first version by a name that says it is a second: the longest file beside it whose name this one goes on with. */
function saidOriginal(stem: string, extension: string, names: ReadonlySet<string>): string {
  for (let end = stem.length - 1; end > 0; end -= 1) {
    if (/[^A-Za-z0-9]/.test(stem[end] ?? '') && names.has(stem.slice(0, end) + extension)) return stem.slice(0, end);
  }
  return /^[A-Za-z0-9]+/.exec(stem)?.[0] ?? stem;
}

/** The second versions among the files of one folder (`.` for the vault's own). */
export function conflictIn(folder: string, files: readonly string[]): ConflictPlace[] {
  const names = new Set(files);
  const stems = new Set(files.map((name) => split(name).stem));
  const at = (name: string): string => (folder === '.' ? name : `${folder}/${name}`);
  return files.flatMap((name) => {
    const { stem, extension } = split(name);
    const beside = originalOf(stem, stems);
    const first = saysConflict(name) ? saidOriginal(stem, extension, names) : beside !== null && names.has(beside + extension) ? beside : null;
    return first === null ? [] : [{ path: at(name), first: at(first + extension) }];
  });
}

/** A name for a second version of a file, as this application gives it. `token` is used once. */
export function conflictName(path: string, token: string): string {
  const dot = path.lastIndexOf('.');
  return `${path.slice(0, dot)} (conflicted copy ${token})${path.slice(dot)}`;
}
