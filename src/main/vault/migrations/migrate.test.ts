import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup } from '../backup';
import { nodeFileSystem } from '../file-system';
import { encodeJson } from '../lines';
import { openVault, type OpenOptions, type OpenResult } from '../open-vault';
import type { VaultFiles } from '../vault-files';
import { countingId, optionsForTests, temporaryFolder } from '../vault.fixture';
import { formatAfter, migrations, type Migration } from './index';

const fixture = (format: number): string => join(import.meta.dirname, 'fixtures', `format-${String(format)}`);
const document = '01FIXTURE00000000000000005';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await node.cp(fixture(1), join(folder, 'vault'), { recursive: true });
});
afterEach(() => remove());

const vaultJson = async (): Promise<Record<string, unknown>> => JSON.parse(await node.readFile(join(folder, 'vault/vault.json'), 'utf8')) as Record<string, unknown>;
const open = (options: Partial<OpenOptions> = {}): Promise<OpenResult> => openVault(join(folder, 'vault'), { ...optionsForTests(), shadow: join(folder, 'shadow'), ...options });
async function opened(options: Partial<OpenOptions> = {}) {
  const result = await open(options);
  if (!result.ok) throw new Error(result.message);
  return result.vault;
}

/** A step that might come: it leaves a file by which it is known to have run. */
const stamp = (from: number): Migration => ({
  from,
  run: async (files: VaultFiles) => files.save('a step', [{ path: `step-${String(from)}.json`, bytes: encodeJson({ from }) }]),
});

describe('a vault of a released format', () => {
  it('is read whole by this version', async () => {
    for (let format = 1; format <= formatAfter(migrations); format += 1) expect(await node.readdir(fixture(format))).toContain('vault.json');
    const vault = await opened();
    expect(await vault.verify()).toEqual([]);
    expect((await vault.documents.read(document))?.text).toContain('European Space Agency');
    expect((await vault.annotations.list(document)).map(({ comment, tags, selectors }) => [selectors.quote.exact, comment, ...tags])).toEqual([
      ['European Space Agency', 'Founded 1975', 'agency'],
      ['They', ''],
    ]);
    const note = await vault.notes.get('01FIXTURENOTE000000000001');
    expect(note?.tree.blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'passage']);
    expect(await vault.decisions.list()).toEqual([{ device: 'desk', entry: { kind: 'rename', entity: 'esa', name: 'ESA' } }]);
    const { notes, annotations } = await vault.trash();
    expect([notes.map(({ title }) => title), annotations.map(({ selectors }) => selectors.quote.exact)]).toEqual([['Deleted'], ['NASA']]);
    await vault.close();
    expect(await vaultJson()).toMatchObject({ format: formatAfter(migrations) });
  });
});

describe('steps to a newer format', () => {
  it('run in order after a backup, which brings back what was', async () => {
    const before = await vaultJson();
    const vault = await opened({ migrations: [stamp(1), stamp(2)] });
    await vault.close();
    expect(await vaultJson()).toEqual({ ...before, format: 3 });
    for (const name of ['step-1.json', 'step-2.json']) expect(await node.readdir(join(folder, 'vault'))).toContain(name);
    const backups = join(folder, 'shadow', String(before['id']), 'backups');
    const [zip, ...others] = await node.readdir(backups);
    expect(others).toEqual([]);
    await restoreBackup({ fs: nodeFileSystem, zip: join(backups, zip ?? ''), target: join(folder, 'back'), newId: countingId });
    expect(JSON.parse(await node.readFile(join(folder, 'back/vault.json'), 'utf8'))).toEqual(before);
    // Nothing is left to do the next time, and this version, which knows fewer formats, opens it for reading.
    await (await opened({ migrations: [stamp(1), stamp(2)] })).close();
    expect(await node.readdir(backups)).toHaveLength(1);
    expect((await opened()).readOnly).toBe(true);
  });

  it('that fail leave the vault at a whole step and unlocked, and are gone on with', async () => {
    const failing: Migration = { from: 2, run: () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })) };
    const result = await open({ migrations: [stamp(1), failing] });
    expect(result).toMatchObject({ ok: false, code: 'disk-full' });
    expect(await vaultJson()).toMatchObject({ format: 2 });
    const vault = await opened({ migrations: [stamp(1), stamp(2)], now: () => new Date('2026-03-02T10:00:00.000Z') });
    await vault.close();
    expect(await vaultJson()).toMatchObject({ format: 3 });
  });

  it('do not run without a place for the backup, nor for reading', async () => {
    const refused = await openVault(join(folder, 'vault'), { ...optionsForTests(), migrations: [stamp(1)] });
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('older format 1') as string });
    const reading = await opened({ mode: 'read', migrations: [stamp(1)] });
    await reading.close();
    expect(await vaultJson()).toMatchObject({ format: 1 });
    expect(await node.readdir(join(folder, 'vault'))).not.toContain('step-1.json');
  });
});
