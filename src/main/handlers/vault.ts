/** The vault as a whole. */
import type { VaultRequests } from '../../shared/contract';
import type { HandlersOf } from '../answer';
import { backUp, restoreVault } from '../backup-dialogs';
import type { Desk } from './desk';

export const vaultHandlers = ({ notebook, library, settings, window, newId }: Desk): HandlersOf<VaultRequests> => ({
  'vault.summary': async () => {
    const { vault, library: open, notices } = await notebook;
    const [documents, notes, counts] = await Promise.all([vault.documents.list(), vault.notes.count(), open.counts()]);
    return { name: vault.name, readOnly: vault.readOnly, documents: documents.length, notes, ...counts, problems: vault.problems().length, notices };
  },
  'problems.list': async () => (await notebook).vault.findings(),
  'problems.check': async () => (await library()).problems.check(),
  'problems.repair': async (thing) => (await library()).problems.repair(thing),
  'vault.backup': async () => backUp(window(), (await notebook).vault, newId),
  'vault.restore': () => restoreVault(window(), settings, newId),
});
