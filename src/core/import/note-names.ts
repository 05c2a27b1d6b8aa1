/** Every name of the notes of a folder: its path, the ends of its path, its file's name, its other names. */
export const plainName = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\\/g, '/').replace(/^(?:\.\.?\/)+/, '').replace(/\.md$/, '');
export const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** The folder a path lies in and all that hold it, the nearest first; the top is empty. */
function climb(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder.slice(0, -1))) folders.push(folder);
  return [...folders, ''];
}

export class NoteNames {
  private readonly byPath = new Map<string, string>();
  /** By every end of a path that still names a folder: `b/c` of `a/b/c`. Of notes with one end, the first. */
  private readonly byEnd = new Map<string, string>();
  /** By folder and name: the first note of that name in the folder or in one inside it. */
  private readonly byFolder = new Map<string, string>();

  add(path: string, id: string, others: readonly string[]): void {
    const whole = plainName(path);
    this.byPath.set(whole, id);
    for (let at = whole.indexOf('/'); at >= 0; at = whole.indexOf('/', at + 1)) {
      const end = whole.slice(at + 1);
      if (end.includes('/') && !this.byEnd.has(end)) this.byEnd.set(end, id);
    }
    const folders = climb(path);
    for (const key of new Set([baseOf(path), ...others].map(plainName))) {
      for (const folder of folders) if (!this.byFolder.has(`${folder}\n${key}`)) this.byFolder.set(`${folder}\n${key}`, id);
    }
  }

  /** A path, from the note's own folder or the top, comes before a name; of notes of one name the one nearest in the folders comes first. */
  find(name: string, from: string): string | null {
    const wanted = plainName(name);
    const exact = this.byPath.get(plainName(folderOf(from)) + wanted) ?? this.byPath.get(wanted) ?? this.byEnd.get(wanted);
    if (exact !== undefined) return exact;
    for (const folder of climb(from)) {
      const near = this.byFolder.get(`${folder}\n${wanted}`);
      if (near !== undefined) return near;
    }
    return null;
  }
}
