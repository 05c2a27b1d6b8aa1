import { promises as node } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, type ExitCode } from './run';

const article = new URL('../../resources/article/space-agencies.txt', import.meta.url);
let folder: string;
beforeEach(async () => void (folder = await node.mkdtemp(join(tmpdir(), 'almagest-cli-zip-'))));
afterEach(() => Promise.all([folder, `${folder}-shadow`].map((each) => node.rm(each, { recursive: true, force: true }))));

/** Runs a command on the notebook of that name. */
async function on(vault: string, ...args: string[]): Promise<{ readonly code: ExitCode; readonly out: string; readonly err: string }> {
  let out = '';
  let err = '';
  const builtIn = { name: 'space-agencies.txt', bytes: await node.readFile(article) };
  const code = await run(['--vault', vault, ...args], { out: (text) => (out += text), err: (text) => (err += text), folder, builtIn, shadow: `${folder}-shadow` });
  return { code, out, err };
}
const cli = (...args: string[]) => on('vault', ...args);
const other = (...args: string[]) => on('other', ...args);
const documents = async (vault: string): Promise<{ readonly id: string }[]> => JSON.parse((await on(vault, 'documents', '--json')).out) as { id: string }[];

describe('a notebook', () => {
  it('is taken out as one zip, and comes into another with its links', async () => {
    const [{ id: document } = { id: '' }] = await documents('vault');
    await cli('annotate', document, '--quote', 'Historical Context', '--comment', 'when?', '--tag', 'past');
    const note = (await cli('note', 'add', '--title', 'Zebra', '--text', `On [it](almagest:document/${document}).`)).out.trim();
    expect(await cli('export', '--format', 'zip', '--all', '--out', 'out/all.zip')).toMatchObject({ code: 0, err: '' });
    expect(await node.readdir(join(folder, 'out'))).toEqual(['all.zip']);
    expect(await cli('export', '--format', 'zip', '--all', '--out', 'vault/all.zip')).toMatchObject({ code: 1, out: '' });
    expect((await other('import', 'out/all.zip', '--dry-run')).out).toMatch(/Zebra|zebra/);
    expect((await other('notes')).out).toBe('');
    expect(await other('import', 'out/all.zip')).toMatchObject({ code: 0, err: '' });
    const [there] = await documents('other');
    expect(there?.id).not.toBe(document);
    expect((await other('note', 'show', note)).out).toContain(`almagest:document/${there?.id ?? ''}`);
    expect(JSON.parse((await other('annotations', '--json')).out)).toMatchObject([{ annotation: { comment: 'when?', tags: ['past'] } }]);
    await node.writeFile(join(folder, 'half.zip'), (await node.readFile(join(folder, 'out/all.zip'))).subarray(0, 3000));
    expect(await other('import', 'half.zip')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('half.zip is damaged') as string });
  });

  it('becomes no PDF in the terminal, and it says where it does', async () => {
    expect((await cli('export', '--format', 'pdf', '--all', '--out', 'x')).err).toContain('PDF needs the application');
  });
});
