/** A virtual screen of its own for each worker: on a shared one, the other worker's windows move the real pointer in the middle of a drag. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** Pixels and colour depth, as `npm start` has them where there is no screen. */
const SIZE = '1440x1000x24';

/** Starts a virtual screen on the first free number; `null` where there is no Xvfb, and the applications share the real screen. */
async function startDisplay(): Promise<{ readonly name: string; readonly server: ChildProcess } | null> {
  if (process.platform !== 'linux') return null;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  try {
    const [bytes] = (await Promise.race([once(server.stdio[3] as Readable, 'data'), once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended')))])) as [Buffer];
    return { name: `:${bytes.toString().trim()}`, server };
  } catch {
    return null;
  }
}

/** Runs with this process, and all it starts, on a screen of their own. */
export async function withDisplay(use: () => Promise<void>): Promise<void> {
  const screen = await startDisplay();
  if (!screen) return use();
  process.env['DISPLAY'] = screen.name;
  delete process.env['WAYLAND_DISPLAY'];
  await use();
  screen.server.kill();
}
