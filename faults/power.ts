/** Power cuts on real ext4 and XFS: shut down between two calls or during one, mounted again, and looked at. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choices, expectations, perform, type Act } from '../src/main/vault/acts.fixture';
import { nodeFileSystem } from '../src/main/vault/file-system';
import { isLockName } from '../src/main/vault/lock';
import type { Choice } from '../src/main/vault/model-file-system';
import { openVault } from '../src/main/vault/open-vault';
import { cuttingAt } from './cutting-file-system';
import { makeDisk, whyNoDisk, type Disk, type DiskKind } from './disk';
import { examine } from './examine';
import { optionsAfterCut, spoilOf } from './options';
import { randomPlans } from './plan';
import { prepareShutdown, type Shutdown } from './shutdown';
import type { Mutation, Request, Section, Tally } from './tally';
import { modelOf } from './vault-tree';

/** Lives a vault goes through before the next begins empty. */
const livesOfAVault = 8;
/** Calls up to which a cut is placed: opening an empty vault takes about 100, each act up to 20. */
const latestCall = 300;

interface Cut {
  readonly at: number;
  /** `between` two calls; `during` one or some, for the machine goes down beside them; `busy`: during, and while the disk writes back. */
  readonly way: 'between' | 'during' | 'busy';
}

function chooseCut(choose: Choice): Cut {
  const way = (['between', 'between', 'during', 'busy'] as const)[choose(4)] ?? 'between';
  return { at: 1 + choose(latestCall), way };
}

/** Performs acts until the power goes, or cuts it at their end; answers how many were acknowledged. */
async function untilCut(disk: Disk, folder: string, list: readonly Act[], { at, way }: Cut, shutdown: Shutdown, mutate: Mutation | null): Promise<number> {
  const [program, ...args] = shutdown;
  const cutNow = (): void => void spawnSync(program, [...args, disk.folder]);
  const beside: Promise<void>[] = [];
  const start = (command: string, given: readonly string[]): void => {
    const child = spawn(command, given, { stdio: 'ignore' });
    beside.push(new Promise((resolve) => child.once('close', () => resolve())));
  };
  let cut = false;
  let over = false;
  const happen = (): boolean => {
    cut = true;
    if (way === 'between') cutNow();
    if (way === 'busy') start('sync', ['-f', disk.folder]);
    if (way !== 'between') start(program, [...args, disk.folder]);
    return way === 'between';
  };
  let acknowledged = 0;
  try {
    const opened = await openVault(folder, optionsAfterCut(cuttingAt(spoilOf(mutate)(nodeFileSystem), at, happen, () => over)));
    if (opened.ok) {
      for (const act of list) {
        await perform(opened.vault, act);
        acknowledged += 1;
      }
    }
  } catch {
    // The power is gone; what was acknowledged is what counts.
  }
  if (!cut) cutNow();
  over = true;
  await Promise.all(beside);
  return acknowledged;
}

/**
 * A machine takes longer to come back than a disk to be mounted again. A lock that lost its bytes would be waited for, as its
 * owner might still be writing it.
 */
function letTimePass(folder: string): void {
  const hourAgo = Date.now() / 1000 - 3600;
  for (const name of existsSync(folder) ? readdirSync(folder) : []) if (isLockName(name)) utimesSync(join(folder, name), hourAgo, hourAgo);
}

async function cutsOn(disk: Disk, kind: DiskKind, shutdown: Shutdown, { rounds, seed, mutate, late }: Request, tally: Tally): Promise<void> {
  const choose = choices(seed);
  for (const [round, list] of randomPlans(rounds, seed).entries()) {
    if (late()) break;
    const folder = join(disk.folder, `vault-${Math.floor(round / livesOfAVault)}`);
    const expected = await expectations(await modelOf(folder), list);
    const cut = chooseCut(choose);
    const acknowledged = await untilCut(disk, folder, list, cut, shutdown, mutate);
    await disk.remount();
    letTimePass(folder);
    tally.rounds += 1;
    tally.faults += 1;
    tally.acknowledged += acknowledged;
    const findings = await examine(folder, expected, acknowledged, optionsAfterCut());
    for (const { kind: what, message } of findings) tally.find(what, `${kind}, cut ${round + 1} (${cut.way} call ${cut.at}, seed ${seed}): ${message}`);
    // What is broken stays broken; the next cut shall not be blamed for it.
    if (findings.length > 0) rmSync(folder, { recursive: true, force: true });
  }
}

/** A disk of this kind, or the reason why there is none. */
function diskOf(kind: DiskKind, scratch: string): Disk | string {
  const reason = whyNoDisk(kind);
  if (reason !== null) return reason;
  try {
    return makeDisk(kind, join(scratch, kind));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const power: Section = async (request, tally) => {
  const scratch = mkdtempSync(join(tmpdir(), 'almagest-power-'));
  try {
    const shutdown = prepareShutdown(scratch);
    for (const [index, kind] of (['ext4', 'xfs'] as const).entries()) {
      const disk = shutdown === null ? 'neither a C compiler nor python3 is there to call the shutdown ioctl' : diskOf(kind, scratch);
      if (typeof disk === 'string' || shutdown === null) {
        tally.skipped.push(`Power cuts on ${kind}: ${String(disk)}`);
        continue;
      }
      const rounds = Math.ceil((request.rounds - index) / 2);
      await cutsOn(disk, kind, shutdown, { ...request, rounds, seed: request.seed + index }, tally).finally(() => disk.remove());
    }
    tally.notes.push('Half of the power cuts come between two calls, a quarter beside calls under way, a quarter while the disk writes back as well; a vault goes through up to eight cuts.');
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
