/** The law of durability over random acts and crash points on a model disk: what was acknowledged is there, all else whole or absent. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { acts, choices, expectations, freshDisk, isTrace, modelFolder, openAfterCrash, perform, seen, type Act } from './acts.fixture';
import type { FileSystem } from './file-system';
import type { ModelFileSystem } from './model-file-system';
import { twinPath } from './note-twins';
import { seal } from './twin-seal';
import type { Vault } from './vault';
import { optionsForTests } from './vault.fixture';

/** A way to take something from a file system, to see that the law notices. */
export type Spoil = (fs: FileSystem) => FileSystem;

/** Counts what the law was tried on, for a report. */
export interface Trials {
  /** Crashes or failed calls put in. */
  faults: number;
  /** Acts acknowledged before each, all told. */
  acknowledged: number;
}
export const noTrials = (): Trials => ({ faults: 0, acknowledged: 0 });

const honest: Spoil = (fs) => fs;

/** A class keeps its calls on its prototype, so a spread would lose them. */
export function overriding(fs: FileSystem, calls: Partial<FileSystem>): FileSystem {
  return new Proxy(fs, { get: (target, name) => Reflect.get(calls, name) ?? bound(target, name) });
}
function bound(target: FileSystem, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name);
  return typeof value === 'function' ? (value.bind(target) as unknown) : value;
}

/** fsync and fdatasync of files that do nothing. */
export const withoutFileSync: Spoil = (fs) =>
  overriding(fs, {
    create: async (path) => ({ ...(await fs.create(path)), sync: () => Promise.resolve() }),
    openToAppend: async (path) => ({ ...(await fs.openToAppend(path)), syncData: () => Promise.resolve() }),
  });

/** fsync of folders that does nothing. */
export const withoutFolderSync: Spoil = (fs) => overriding(fs, { syncFolder: () => Promise.resolve() });

/** Performs acts until the machine stops; answers how many were acknowledged. */
export async function untilCrash(fs: FileSystem, folder: string, list: readonly Act[]): Promise<number> {
  let acknowledged = 0;
  try {
    const vault = await openAfterCrash(fs, folder);
    for (const act of list) {
      await perform(vault, act);
      acknowledged += 1;
    }
  } catch {
    // The machine stopped; what was acknowledged is what counts.
  }
  return acknowledged;
}

interface Life {
  readonly list: readonly Act[];
  readonly crashAt: number;
  readonly end: (disk: ModelFileSystem) => ModelFileSystem;
}

async function live(disk: ModelFileSystem, { list, crashAt, end }: Life, spoil: Spoil, trials: Trials): Promise<ModelFileSystem> {
  const expected = await expectations(disk, list);
  disk.calls = 0;
  disk.crashAt = crashAt;
  const acknowledged = await untilCrash(spoil(disk), modelFolder, list);
  trials.faults += 1;
  trials.acknowledged += acknowledged;
  const after = end(disk);
  const vault = await openAfterCrash(after, modelFolder);
  const state = await seen(vault);
  const allowed = [expected[acknowledged], expected[acknowledged + 1]];
  assert.ok(allowed.includes(state), `after ${acknowledged} acknowledged acts\n${state}\nis seen, and neither of\n${allowed.join('\n')}`);
  assert.deepEqual((await vault.verify()).filter((problem) => !isTrace(problem)), []);
  await assertTwins(vault, after);
  await vault.close();
  return after;
}

/** Whatever a crash left of it, the Markdown beside every note is of the note as it is, once the vault has been read. */
async function assertTwins(vault: Vault, disk: ModelFileSystem): Promise<void> {
  for (const { id } of await vault.notes.list()) {
    const note = await vault.notes.get(id);
    assert.equal(Buffer.from(await disk.read(`${modelFolder}/${twinPath(id)}`)).toString(), note && seal(await optionsForTests().noteToMarkdown(note)));
  }
}

const crashPoint = fc.integer({ min: 1, max: 400 });
const seed = fc.integer({ min: 1, max: 0x7ffffffe });

/** Two lives in a row, each ended by a power cut at any call; rejects with the smallest example where the law does not hold. */
export async function powerCuts(numRuns: number, spoil: Spoil = honest, trials: Trials = noTrials()): Promise<void> {
  const law = fc.asyncProperty(acts, crashPoint, acts, crashPoint, seed, async (first, firstCrash, second, secondCrash, start) => {
    const choose = choices(start);
    const end = (disk: ModelFileSystem): ModelFileSystem => disk.crash(choose);
    const disk = await live(await freshDisk(), { list: first, crashAt: firstCrash, end }, spoil, trials);
    await live(disk, { list: second, crashAt: secondCrash, end }, spoil, trials);
  });
  await fc.assert(law, { numRuns });
}

/** Likewise when only the process is killed. */
export async function processKills(numRuns: number, trials: Trials = noTrials()): Promise<void> {
  const law = fc.asyncProperty(acts, crashPoint, async (list, crashAt) => {
    await live(await freshDisk(), { list, crashAt, end: (disk) => disk.kill() }, honest, trials);
  });
  await fc.assert(law, { numRuns });
}

/** A call fails once, at any point: the act is refused or done, nothing else changes, and trying again succeeds. */
export async function failedCalls(numRuns: number, errno: string, trials: Trials = noTrials()): Promise<void> {
  const law = fc.asyncProperty(acts, fc.nat(11), fc.integer({ min: 1, max: 60 }), async (list, which, call) => {
    const disk = await freshDisk();
    const expected = await expectations(disk, list);
    const vault = await openAfterCrash(disk, modelFolder);
    for (const [index, act] of list.entries()) {
      if (index === which) {
        disk.failAt = disk.calls + call;
        disk.failWith = errno;
        trials.faults += 1;
        await perform(vault, act).catch(() => undefined);
        disk.failAt = Infinity;
        const state = await seen(vault);
        assert.ok([expected[index], expected[index + 1]].includes(state), state);
        if (state === expected[index + 1]) continue;
      }
      await perform(vault, act);
      trials.acknowledged += 1;
      assert.equal(await seen(vault), expected[index + 1]);
    }
    await vault.close();
    const again = await openAfterCrash(disk, modelFolder);
    assert.equal(await seen(again), expected.at(-1));
    assert.deepEqual(await again.verify(), []);
  });
  await fc.assert(law, { numRuns });
}
