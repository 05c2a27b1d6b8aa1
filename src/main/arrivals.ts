/** What other programs wrote, chosen in the system's dialog: first it is told what would come, and it comes once the reader agrees. */
import { dialog, type BrowserWindow } from 'electron';
import type { ArrivalReport } from '../shared/contract';
import { ExpectedFailure } from '../shared/failure';
import type { Library } from './library/library';

export type ArrivalKind = 'notes' | 'jex' | 'marks' | 'notebook';

const asked = {
  notes: { title: 'Import notes from a folder of Markdown', properties: ['openDirectory'] },
  jex: { title: 'Import notes of Joplin', properties: ['openFile'], filters: [{ name: 'Joplin export', extensions: ['jex', 'tar'] }] },
  marks: { title: 'Import marks of another program', properties: ['openFile'], filters: [{ name: 'Readwise, Kindle, Zotero, Web Annotations', extensions: ['csv', 'txt', 'rdf', 'html', 'htm', 'md', 'json', 'jsonld'] }] },
  notebook: { title: 'Import a notebook', properties: ['openFile'], filters: [{ name: 'Zip archive', extensions: ['zip'] }] },
} satisfies Record<ArrivalKind, Electron.OpenDialogOptions>;

type Bring = (dry: boolean) => Promise<ArrivalReport>;

export interface Arrivals {
  /** Of a drop, the zip that was dropped. `null` where the reader closed the dialog or dropped something else; fails with `bad-request` or `not-found` where what was chosen cannot be read. */
  plan(from: ArrivalKind | 'drop'): Promise<ArrivalReport | null>;
  /** Fails with `bad-request` where nothing is planned. */
  bring(): Promise<ArrivalReport>;
}

/** The readers are loaded when something arrives: a start that reads and writes does without them. */
async function take(library: Library, kind: ArrivalKind, path: string, newId: () => string): Promise<Bring> {
  if (kind === 'notebook') {
    const { notebookAt } = await import('./library/arriving-notebook');
    const zip = await notebookAt(path);
    return (dry) => library.arrivals.notebook(zip, dry);
  }
  const { jexAt, marksFileAt, markdownFilesIn } = await import('./library/arriving-files');
  if (kind === 'marks') {
    const file = await marksFileAt(path, newId);
    return (dry) => library.arrivals.marks(file, dry);
  }
  const files = await (kind === 'jex' ? jexAt(path) : markdownFilesIn(path));
  return (dry) => library.arrivals.notes(files, dry);
}

/** What was read for a plan is what comes, whatever becomes of the files meanwhile. */
interface ArrivalHost {
  readonly window: () => BrowserWindow;
  readonly library: () => Promise<Library>;
  /** The only path of the last drop, once. */
  readonly dropped: () => string | null;
  readonly newId: () => string;
}

export function createArrivals({ window, library, dropped, newId }: ArrivalHost): Arrivals {
  let planned: Bring | null = null;

  async function choose(from: ArrivalKind): Promise<string | null> {
    const { filePaths: [path] } = await dialog.showOpenDialog(window(), asked[from]);
    return path ?? null;
  }

  return {
    async plan(from) {
      planned = null;
      const path = from === 'drop' ? dropped() : await choose(from);
      if (path === null) return null;
      const bring = await take(await library(), from === 'drop' ? 'notebook' : from, path, newId);
      const report = await bring(true);
      planned = bring;
      return report;
    },
    async bring() {
      const bring = planned;
      planned = null;
      if (!bring) throw new ExpectedFailure('bad-request', 'What was to be imported is no longer at hand. Choose it again.');
      return bring(false);
    },
  };
}
