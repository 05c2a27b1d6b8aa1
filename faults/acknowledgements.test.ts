import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noteForTests, openForTests, temporaryFolder } from '../src/main/vault/vault.fixture';
import { AcknowledgementLog, missing, versionText } from './application/acknowledgements';

it('says which acknowledged saves are not in the vault, and nothing of those that are', async () => {
  const { folder, remove } = await temporaryFolder();
  const vault = await openForTests(join(folder, 'vault'));
  await vault.notes.put(noteForTests('typed', 'Title', 'one two'));
  await vault.notes.put(noteForTests('saved', 'Other', versionText(5)));
  const log = new AcknowledgementLog(join(folder, 'log'));
  log.add({ what: 'typed', title: 'Title', text: 'one two' });
  log.add({ what: 'note', id: 'saved', version: 4 });
  expect(await missing(vault, log)).toEqual([]);
  log.add({ what: 'typed', title: 'Title', text: 'one two three' });
  log.add({ what: 'note', id: 'saved', version: 6 });
  log.add({ what: 'note', id: 'gone', version: 0 });
  log.add({ what: 'mark', document: 'd', id: 'm', comment: 'c' });
  expect(await missing(vault, log)).toHaveLength(4);
  await vault.close();
  await remove();
});
