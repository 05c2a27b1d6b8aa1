/** File systems of our own to do harm to: an image mounted through a loop device, or a small one in memory. */
import { closeSync, ftruncateSync, mkdirSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { findProgram, run } from './program';

export type DiskKind = 'ext4' | 'xfs';

/** Bytes; the smallest that mkfs.xfs accepts, and room enough for ext4. The image is sparse. */
const imageSize = 320 * 2 ** 20;

const makers: Record<DiskKind, readonly string[]> = { ext4: ['mkfs.ext4', '-q', '-F'], xfs: ['mkfs.xfs', '-q', '-f'] };

/** Mounted folders, so that none outlives this process whatever ends it. */
const mounted = new Set<string>();
process.on('exit', () => {
  for (const folder of mounted) run('umount', ['-l', folder]);
});

async function unmount(folder: string): Promise<void> {
  // A call that was under way when the power went may hold a file for a moment.
  for (let tries = 0; ; tries += 1) {
    const failure = run('umount', [folder]);
    if (failure === null) break;
    if (tries === 50) throw new Error(failure);
    await wait(20);
  }
  mounted.delete(folder);
}

function mount(folder: string, args: readonly string[]): void {
  const failure = run('mount', [...args, folder]);
  if (failure !== null) throw new Error(failure);
  mounted.add(folder);
}

/** A mounted file system; whoever makes it removes it. */
export interface Disk {
  readonly folder: string;
  /** Unmounts and mounts again; the journal is replayed as after a power cut. */
  remount(): Promise<void>;
  remove(): Promise<void>;
}

/** Why there can be no disk of this kind here, or `null`. */
export function whyNoDisk(kind: DiskKind | 'tmpfs'): string | null {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid?.() !== 0) return 'mounting needs root';
  if (kind === 'tmpfs') return null;
  const [maker = ''] = makers[kind];
  return findProgram(maker) === null ? `${maker} is not installed` : null;
}

/** Makes and mounts a disk in an image beside `folder`. Throws where loop devices are not to be had. */
export function makeDisk(kind: DiskKind, folder: string): Disk {
  const image = `${folder}.img`;
  const file = openSync(image, 'wx');
  ftruncateSync(file, imageSize);
  closeSync(file);
  const [maker = '', ...options] = makers[kind];
  const failure = run(findProgram(maker) ?? maker, [...options, image]);
  if (failure !== null) throw new Error(failure);
  mkdirSync(folder);
  const args = ['-t', kind, '-o', 'loop', image];
  mount(folder, args);
  return {
    folder,
    remount: async () => {
      await unmount(folder);
      mount(folder, args);
    },
    remove: () => unmount(folder),
  };
}

/** Mounts a disk in memory. `size` as mount understands it, such as `1m`. */
export function makeMemoryDisk(folder: string, size: string): Disk {
  mkdirSync(folder);
  mount(folder, ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs']);
  return { folder, remount: () => Promise.resolve(), remove: () => unmount(folder) };
}
