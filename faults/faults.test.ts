/** A short run of the fault injection, through its own command; the long one is `npm run faults -- --rounds 1000`. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { mutations, type Tally } from './tally';

interface Answer {
  readonly good: boolean;
  readonly sections: readonly (Tally & { readonly name: string })[];
}

/** Long enough for a machine that does other things too; on an idle one each takes a few seconds, the first of them builds. */
const latestMs = 100_000;

function run(...given: string[]): Answer & { readonly status: number | null } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/faults.mjs', ...given, '--json'], { encoding: 'utf8', timeout: latestMs });
  const line = stdout.trimEnd().split('\n').at(-1);
  if (!line?.startsWith('{')) throw new Error(`faults ${given.join(' ')} said:\n${stdout}${stderr}`);
  const answer = JSON.parse(line) as Answer;
  for (const { name, skipped } of answer.sections) for (const reason of skipped) console.log(`${name}: skipped. ${reason}`);
  return { ...answer, status };
}

it.each([
  ['model', 40],
  ['damage', 40],
  ['syscalls', 3],
])('%s: no acknowledged save is lost, and every fault ends in a sentence', (section, rounds) => {
  const { good, sections, status } = run('--only', section, '--rounds', String(rounds));
  expect(sections.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual([]);
  expect(sections.map(({ name }) => name)).toEqual([section]);
  expect(good).toBe(true);
  expect(status).toBe(0);
}, latestMs);

it.each(mutations)('%s is noticed, and only then is that run a success', (mutation) => {
  const { good, sections, status } = run('--only', 'model', '--rounds', '60', '--mutate', mutation);
  expect(sections[0]?.findings.length).toBeGreaterThan(0);
  expect(good).toBe(true);
  expect(status).toBe(0);
}, latestMs);

it('says what is wrong with what it was asked', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/faults.mjs', '--only', 'modell'], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('modell');
}, latestMs);
