/** What other programs wrote, chosen in the system's dialog: first it is told what would come, and it comes once the reader agrees. */
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { ArrivalReport } from '../shared/contract';
import { ExpectedFailure } from '../shared/failure';
import { jsonFileAt, markdownFilesIn } from './library/arriving-files';
import type { Library } from './library/library';

export type ArrivalKind = 'notes' | 'marks';

const asked = {
  notes: { title: 'Import notes from a folder of Markdown', properties: ['openDirectory'] },
  marks: { title: 'Import marks (Web Annotations, Hypothesis)', properties: ['openFile'], filters: [{ name: 'Web Annotations', extensions: ['json', 'jsonld'] }] },
} satisfies Record<ArrivalKind, Electron.OpenDialogOptions>;

type Bring = (dry: boolean) => Promise<ArrivalReport>;

export interface Arrivals {
  /** `null` where the reader closed the dialog; fails with `bad-request` or `not-found` where what was chosen cannot be read. */
  plan(from: ArrivalKind): Promise<ArrivalReport | null>;
  /** Fails with `bad-request` where nothing is planned. */
  bring(): Promise<ArrivalReport>;
}

async function take(library: Library, kind: ArrivalKind, path: string): Promise<Bring> {
  if (kind === 'notes') {
    const files = await markdownFilesIn(path);
    return (dry) => library.arrivals.notes(files, dry);
  }
  const json = await jsonFileAt(path);
  return (dry) => library.arrivals.marks(json, basename(path), dry);
}

/** What was read for a plan is what comes, whatever becomes of the files meanwhile. */
export function createArrivals(window: () => BrowserWindow, library: () => Promise<Library>): Arrivals {
  let planned: Bring | null = null;
  return {
    async plan(from) {
      planned = null;
      const { filePaths: [path] } = await dialog.showOpenDialog(window(), asked[from]);
      if (path === undefined) return null;
      const bring = await take(await library(), from, path);
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
