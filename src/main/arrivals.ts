/** What other programs wrote, chosen in the system's dialog: first it is told what would come, and it comes once the reader agrees. */
import { dialog, type BrowserWindow } from 'electron';
import type { ArrivalReport } from '../shared/contract';
import { ExpectedFailure } from '../shared/failure';
import { jexAt, marksFileAt, markdownFilesIn } from './library/arriving-files';
import type { Library } from './library/library';

export type ArrivalKind = 'notes' | 'jex' | 'marks';

const asked = {
  notes: { title: 'Import notes from a folder of Markdown', properties: ['openDirectory'] },
  jex: { title: 'Import notes of Joplin', properties: ['openFile'], filters: [{ name: 'Joplin export', extensions: ['jex', 'tar'] }] },
  marks: { title: 'Import marks of another program', properties: ['openFile'], filters: [{ name: 'Readwise, Kindle, Zotero, Web Annotations', extensions: ['csv', 'txt', 'rdf', 'html', 'htm', 'md', 'json', 'jsonld'] }] },
} satisfies Record<ArrivalKind, Electron.OpenDialogOptions>;

type Bring = (dry: boolean) => Promise<ArrivalReport>;

export interface Arrivals {
  /** `null` where the reader closed the dialog; fails with `bad-request` or `not-found` where what was chosen cannot be read. */
  plan(from: ArrivalKind): Promise<ArrivalReport | null>;
  /** Fails with `bad-request` where nothing is planned. */
  bring(): Promise<ArrivalReport>;
}

async function take(library: Library, kind: ArrivalKind, path: string, newId: () => string): Promise<Bring> {
  if (kind === 'marks') {
    const file = await marksFileAt(path, newId);
    return (dry) => library.arrivals.marks(file, dry);
  }
  const files = await (kind === 'jex' ? jexAt(path) : markdownFilesIn(path));
  return (dry) => library.arrivals.notes(files, dry);
}

/** What was read for a plan is what comes, whatever becomes of the files meanwhile. */
export function createArrivals(window: () => BrowserWindow, library: () => Promise<Library>, newId: () => string): Arrivals {
  let planned: Bring | null = null;
  return {
    async plan(from) {
      planned = null;
      const { filePaths: [path] } = await dialog.showOpenDialog(window(), asked[from]);
      if (path === undefined) return null;
      const bring = await take(await library(), from, path, newId);
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
