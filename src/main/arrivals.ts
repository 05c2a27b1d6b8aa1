/** What other programs wrote, chosen in the system's dialog: it is said what would come, and comes once the reader agrees. */
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { ArrivalReport } from '../shared/contract';
import type { Library } from './library/library';

export type ArrivalKind = 'notes' | 'marks';

const asked = {
  notes: { title: 'Import notes from a folder of Markdown', properties: ['openDirectory'] },
  marks: { title: 'Import marks (Web Annotations, Hypothesis)', properties: ['openFile'], filters: [{ name: 'Web Annotations', extensions: ['json', 'jsonld'] }] },
} satisfies Record<ArrivalKind, Electron.OpenDialogOptions>;

const count = (number: number, noun: string): string => `${String(number)} ${noun}${number === 1 ? '' : 's'}`;

/** What would come, in sentences. */
function announced({ lines }: ArrivalReport, kind: ArrivalKind): { readonly message: string; readonly detail: string } {
  const noun = kind === 'notes' ? 'note' : 'mark';
  const of = (fate: string) => lines.filter((line) => line.fate === fate);
  const lost = new Set(lines.flatMap(({ missing }) => missing)).size;
  return {
    message: `${count(of('new').length, noun)} would come into the notebook.`,
    detail: [
      ...(of('same').length > 0 ? [`${count(of('same').length, noun)} there already will be left as they are.`] : []),
      ...(lost > 0 ? [`${count(lost, 'link')} to what is not among them will become plain words.`] : []),
      ...of('failed').slice(0, 8).flatMap(({ problem }) => problem ?? []),
      ...(of('failed').length > 8 ? [`And ${count(of('failed').length - 8, 'more')} that cannot come.`] : []),
    ].join('\n'),
  };
}

/** `null` where the reader closed a dialog; fails with `bad-request` or `not-found` where what was chosen cannot be read. */
export async function bringArrivals(window: BrowserWindow, library: Library, kind: ArrivalKind): Promise<ArrivalReport | null> {
  const { filePaths: [path] } = await dialog.showOpenDialog(window, asked[kind]);
  if (path === undefined) return null;
  const take = async (): Promise<(dry: boolean) => Promise<ArrivalReport>> => {
    // What reads old encodings is loaded when it is asked for.
    const { jsonFileAt, markdownFilesIn } = await import('./library/arriving-files');
    if (kind === 'notes') {
      const files = await markdownFilesIn(path);
      return (dry) => library.arrivals.notes(files, dry);
    }
    const json = await jsonFileAt(path);
    return (dry) => library.arrivals.marks(json, basename(path), dry);
  };
  const bring = await take();
  const planned = await bring(true);
  const nothing = planned.lines.every(({ fate }) => fate !== 'new');
  const { response } = await dialog.showMessageBox(window, { type: 'question', ...announced(planned, kind), buttons: nothing ? ['Close'] : ['Import', 'Cancel'], defaultId: 0, cancelId: nothing ? 0 : 1 });
  return nothing || response !== 0 ? null : bring(false);
}
