/** Where each thing of a notebook stands in the folder it is taken out to, and how its files link to one another. */
import type { ReferenceTarget } from '../notes/note';
import { yaml } from '../notes/note-markdown';
import { fileNameFor } from './file-name';

export interface FolderItem {
  readonly kind: 'note' | 'document' | 'entity';
  readonly id: string;
  readonly title: string;
}

const folders = { note: 'notes', document: 'articles', entity: 'entities' } as const;

/** The anchor of a mark or a section in its article's file. */
export const anchorOf = (kind: 'annotation' | 'section', id: string): string => `${kind}-${encodeURIComponent(id).replace(/[()%]/g, '.')}`;

/** From a file in one folder to the path of another, relative, with `/`. */
const between = (from: string, to: string): string => {
  const [folder, name] = to.split('/') as [string, string];
  return from.startsWith(`${folder}/`) ? name : `../${to}`;
};

export class FolderPaths {
  private readonly paths = new Map<string, string>();

  /** Names that differ only in case, or in what no file system takes, are told apart by a number. */
  constructor(items: Iterable<FolderItem>) {
    const taken = new Set<string>();
    for (const { kind, id, title } of items) {
      const safe = id.replace(/[^\p{L}\p{N}_-]/gu, '-').slice(0, 80);
      let path = `${folders[kind]}/${fileNameFor(title, safe, 'md')}`;
      for (let turn = 2; taken.has(path.toLowerCase()); turn += 1) path = `${folders[kind]}/${fileNameFor(title, `${safe}-${String(turn)}`, 'md')}`;
      taken.add(path.toLowerCase());
      this.paths.set(`${kind} ${id}`, path);
    }
  }

  /** Relative to the folder. Fails for what was not among the items. */
  pathOf(kind: FolderItem['kind'], id: string): string {
    const path = this.paths.get(`${kind} ${id}`);
    if (path === undefined) throw new Error(`Export: the ${kind} ${id} has no file in the folder.`);
    return path;
  }

  /**
   * The address of a link as it stands in the file at `from`; `null` where the folder holds nothing it could lead to.
   * @param document the article a mark stands in; empty where it is not known.
   */
  address(from: string, { kind, id }: ReferenceTarget, document = ''): string | null {
    const [article = '', section] = kind === 'section' ? id.split(/#(.*)/s) : [document];
    const file = kind === 'section' || kind === 'annotation' ? this.paths.get(`document ${article}`) : this.paths.get(`${kind} ${id}`);
    if (file === undefined) return null;
    const anchor = kind === 'annotation' ? `#${anchorOf('annotation', id)}` : kind === 'section' ? `#${anchorOf('section', section ?? '')}` : '';
    return between(from, file) + anchor;
  }
}

/** What a file of the folder that is no note says of itself, in front matter; by `almagest` the way back knows it. */
export function fileHead({ kind, id, title }: FolderItem, aliases: readonly string[] = []): string {
  const fields = { title, ...(aliases.length === 0 ? {} : { aliases }), almagest: `${kind}/${encodeURIComponent(id)}` };
  return `---\n${Object.entries(fields).map(([name, value]) => `${name}: ${yaml(value)}`).join('\n')}\n---\n\n`;
}
