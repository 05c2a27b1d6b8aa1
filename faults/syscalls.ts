/** The driver killed at each of its system calls in turn, and each of them failed with EIO and ENOSPC; and a disk that really fills up. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectations, freshDisk } from '../src/main/vault/acts.fixture';
import { drive, hold } from './driven';
import type { Plan, Said } from './driver';
import { examine } from './examine';
import { fillDisk } from './full-disk';
import { grandTour } from './plan';
import { findProgram } from './program';
import type { Request, Section, Tally } from './tally';

/** The calls that change a disk. strace leaves out those the machine does not have where a name begins with `?`. */
const changing = ['openat', 'fsync', 'fdatasync', 'ftruncate', 'pwrite64', '?rename', '?renameat', 'renameat2', '?unlink', 'unlinkat', '?rmdir', '?mkdir', 'mkdirat'];
/** All that touch one. */
const touching = [...changing, 'close', 'read', 'pread64', 'write', 'writev', 'pwritev', 'getdents64', '?newfstatat', '?stat', 'fstat', 'statx'];

interface Fault {
  readonly name: string;
  /** What strace puts in. */
  readonly inject: string;
  /** The errno that may be seen, or empty. */
  readonly errno: string;
  readonly calls: readonly string[];
  /** Whether every call from there on fails; `write` is left out of these, for it also wakes the main thread. */
  readonly forGood: boolean;
}
const faults: readonly Fault[] = [
  { name: 'kill', inject: 'signal=KILL', errno: '', calls: touching, forGood: false },
  ...['EIO', 'ENOSPC'].flatMap((errno) => [
    { name: errno, inject: `error=${errno}`, errno, calls: touching, forGood: false },
    { name: `${errno} for good`, inject: `error=${errno}`, errno, calls: changing, forGood: true },
  ]),
];

interface Bench {
  readonly strace: string;
  readonly scratch: string;
  readonly plan: Plan;
}

/** The names of the calls that a run without faults makes, in order; `null` for one that only wakes another thread. */
async function listCalls({ strace, scratch, plan }: Bench): Promise<(string | null)[] | string> {
  const log = join(scratch, 'calls');
  const driven = await drive(join(scratch, 'unharmed'), plan, scratch);
  const held = await hold(strace, driven, ['-y', '-o', log, '-e', `trace=${touching.join(',')}`]);
  driven.go();
  await driven.ended;
  await held.ended;
  if (held.failure !== null) return held.failure;
  const lines = readFileSync(log, 'utf8').split('\n');
  return lines.filter((line) => /^\w+\(/.test(line)).map((line) => (/^\w+\(\d+<anon_inode/.test(line) ? null : (/^\w+/.exec(line)?.[0] ?? null)));
}

/** A sentence for the reader: it says whose it is, or where, and holds no stack. */
const isSentence = (text: string): boolean => text.length > 20 && !/\bat .+:\d+:\d+|undefined|\[object/.test(text);

function judge(said: readonly Said[], fault: Fault, where: string, tally: Tally): void {
  for (const one of said) {
    if (one.say === 'refused' && !isSentence(one.sentence)) tally.find('broken', `${where}: refused without a sentence: ${one.sentence}`);
    // A read that fails is told by the host in words of its own, so the system's error may come as it is; nothing else may.
    if (one.say === 'raw' && one.code !== fault.errno) tally.find('broken', `${where}: ${one.message}`);
    if (one.say === 'half') tally.find('broken', `${where}: act ${one.index + 1} was refused and yet half done: ${one.state}`);
  }
}

async function inject(bench: Bench, fault: Fault, at: number, name: string, tally: Tally): Promise<void> {
  const { strace, scratch, plan } = bench;
  const folder = join(scratch, 'vault');
  rmSync(folder, { recursive: true, force: true });
  const driven = await drive(folder, plan, scratch);
  const calls = fault.calls.join(',');
  const held = await hold(strace, driven, ['-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:${fault.inject}:when=${at}${fault.forGood ? '+' : ''}`]);
  driven.go();
  const { said, acknowledged, signal, errors } = await driven.ended;
  await held.ended;
  const where = `${fault.name} at call ${at} (${name})`;
  tally.rounds += 1;
  tally.faults += 1;
  tally.acknowledged += acknowledged;
  judge(said, fault, where, tally);
  // SIGABRT: the fault met the wake-up of the main thread instead of a file, which libuv answers by ending the process.
  const complete = said.at(-1)?.say === 'end';
  const gaveUp = fault.forGood && errors.includes('it fails again and again');
  if (!complete && !gaveUp && signal !== 'SIGKILL' && signal !== 'SIGABRT') tally.find('broken', `${where}: the driver ended by ${String(signal)} after ${JSON.stringify(said.at(-1))}: ${errors}`);
  for (const finding of await examine(folder, plan.expected, acknowledged)) tally.find(finding.kind, `${where}: ${finding.message}`);
}

/** At most `count` of the positions, evenly spread. */
const spread = (positions: readonly number[], count: number): number[] =>
  positions.length <= count ? [...positions] : Array.from({ length: count }, (_, index) => positions[Math.floor(((index + 0.5) * positions.length) / count)] ?? 0);

async function injectAll(strace: string, scratch: string, { rounds, late }: Request, tally: Tally): Promise<void> {
  const bench: Bench = { strace, scratch, plan: { acts: grandTour, expected: await expectations(await freshDisk(), grandTour) } };
  const names = await listCalls(bench);
  if (typeof names === 'string') {
    tally.skipped.push(`Faults at system calls: strace cannot hold a process here (${names})`);
    return;
  }
  for (const fault of faults) {
    const met = names.filter((name) => name === null ? fault.calls.includes('write') : fault.calls.some((call) => call.replace('?', '') === name));
    const positions = [...met.keys()].filter((index) => fault.errno === '' || met[index] !== null);
    for (const at of late() ? [] : spread(positions, rounds)) await inject(bench, fault, at + 1, met[at] ?? 'wake-up', tally);
  }
  tally.notes.push(`The driver makes ${names.length} system calls for ${grandTour.length} acts in a new vault; ${rounds >= names.length ? 'every one' : `${rounds} of them, evenly spread,`} met each fault.`);
}

export const syscalls: Section = async (request, tally) => {
  const scratch = mkdtempSync(join(tmpdir(), 'almagest-calls-'));
  try {
    const strace = findProgram('strace');
    if (strace === null) tally.skipped.push('Faults at system calls: strace is not installed');
    else await injectAll(strace, scratch, request, tally);
    await fillDisk(scratch, tally);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
