/** The real window over a vault of a thousand articles of which nothing is known yet: how it bears their recognition, and the graph of it all. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import electronPath from 'electron';
import { ulid } from 'ulid';
import { openVault } from '../../src/main/vault/open-vault';
import { pageOf } from '../startup/page-pipe';
import { openGraph, watchRecognition, type GraphWatch, type RecognitionWatch } from './in-page';
import { articles } from './library';

const electron = electronPath as unknown as string;

export interface WindowFigures {
  readonly recognition: RecognitionWatch;
  readonly graph: GraphWatch;
}

async function fill(folder: string): Promise<void> {
  const opened = await openVault(folder, { now: () => new Date(), newId: ulid, device: 'bench', noteToMarkdown: (note) => note.title });
  if (!opened.ok) throw new Error(opened.message);
  for (const { title, text, structure } of articles()) {
    await opened.vault.documents.add({ bytes: Buffer.from(text), name: `${title}.txt`, mediaType: 'text/plain', parsed: { text, structure } });
  }
  await opened.vault.close();
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill();
  const impatient = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(impatient);
}

export async function measureWindow(): Promise<WindowFigures> {
  const scratch = mkdtempSync(join(tmpdir(), 'almagest-bench-'));
  try {
    await fill(join(scratch, 'vault'));
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [...switches, '--remote-debugging-pipe', process.cwd(), `--user-data-dir=${join(scratch, 'profile')}`, '--vault', join(scratch, 'vault')];
    const child = spawn(electron, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    try {
      await wait(4000);
      const evaluate = pageOf(child);
      const recognition = (await evaluate(watchRecognition)) as RecognitionWatch;
      return { recognition, graph: (await evaluate(openGraph)) as GraphWatch };
    } finally {
      await end(child);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
