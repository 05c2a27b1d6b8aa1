/** Which document a word of the command line means: its id, or its title where only one has it. */
import type { Document } from '../core/documents/document';
import type { Vault } from '../main/vault/vault';
import { ExpectedFailure } from '../shared/failure';

/** Fails with `not-found`. */
export async function findDocument(vault: Vault, word: string): Promise<Document> {
  const documents = await vault.documents.list();
  const named = documents.filter((document) => document.id === word || document.title.toLowerCase() === word.toLowerCase());
  const [found] = named;
  if (found === undefined) throw new ExpectedFailure('not-found', `There is no document ${JSON.stringify(word)}; the command documents lists them.`);
  if (named.length > 1) throw new ExpectedFailure('bad-request', `${named.length} documents are called ${JSON.stringify(word)}; use an id instead of the title.`);
  return found;
}

/** The documents a command is about: the one named, or all. */
export async function chosenDocuments(vault: Vault, word: string | undefined): Promise<readonly Document[]> {
  return word === undefined ? vault.documents.list() : [await findDocument(vault, word)];
}
