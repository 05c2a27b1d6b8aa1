/** `--self-test`: waits for the first section and one search in the real window, and says what was measured. */
import { app, type BrowserWindow } from 'electron';
import { firstText } from './first-text';
import type { Notebook } from './notebook';

export interface SelfTestLine {
  readonly electron: string;
  readonly runtime: 'official' | 'floor';
  /** From the start of the process to the article's first section painted, milliseconds. */
  readonly firstTextMs: number;
  /** One search, asked from the window and answered, milliseconds. */
  readonly searchMs: number;
  readonly documents: number;
  readonly sections: number;
  readonly entities: number;
  readonly mentions: number;
}

const oneSearch = `(async () => {
  const start = performance.now();
  const answer = JSON.parse(await window.almagest.request('search.query', { text: 'international cooperation', limit: 20 }));
  if (!answer.ok || answer.value.total === 0) throw new Error('the search found nothing');
  return performance.now() - start;
})()`;

/** The floor runtime is the one whose major version is 25; releases are built with the official one. */
const runtime = (): SelfTestLine['runtime'] => (process.versions.electron.startsWith('25.') ? 'floor' : 'official');

/** Rejects where the window does not get there within thirty seconds. */
export async function selfTest(window: BrowserWindow, notebook: Promise<Notebook>): Promise<SelfTestLine> {
  const late = new Promise<never>((_resolve, reject) =>
    setTimeout(() => reject(new Error('The first section was not painted within thirty seconds')), 30_000),
  );
  const measure = async (): Promise<SelfTestLine> => {
    const painted = await firstText(window);
    const searchMs = (await window.webContents.executeJavaScript(oneSearch)) as number;
    const { library } = await notebook;
    const documents = await library.documents.list();
    const { entities, mentions } = await library.counts();
    return {
      electron: process.versions.electron,
      runtime: runtime(),
      firstTextMs: Math.round(painted - (process.getCreationTime() ?? painted)),
      searchMs: Math.round(searchMs * 10) / 10,
      documents: documents.length,
      sections: documents.reduce((sum, { sections }) => sum + sections, 0),
      entities,
      mentions,
    };
  };
  return Promise.race([measure(), late]);
}

/** Runs the test, prints its line on standard output and leaves. */
export async function runSelfTest(window: BrowserWindow, notebook: Promise<Notebook>): Promise<void> {
  let code = 0;
  try {
    process.stdout.write(`${JSON.stringify(await selfTest(window, notebook))}\n`);
  } catch (error) {
    process.stderr.write(`self-test: ${error instanceof Error ? error.message : String(error)}\n`);
    code = 1;
  }
  await (await notebook).close();
  app.exit(code);
}
