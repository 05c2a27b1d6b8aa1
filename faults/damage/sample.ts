/** The notebook that damage is done to, and everything a reader can see of one, item by item. */
import { openVault } from '../../src/main/vault/open-vault';
import { sha256Of } from '../../src/main/vault/revision-folder';
import type { Vault } from '../../src/main/vault/vault';
import { annotationForTests, importForTests, noteForTests } from '../../src/main/vault/vault.fixture';
import { optionsForTrials } from '../options';
import { readTree, type Tree } from '../vault-tree';

/** Opens for the trials; rejects with the refusal's sentence. */
export async function open(folder: string): Promise<Vault> {
  const opened = await openVault(folder, optionsForTrials());
  if (!opened.ok) throw new Error(opened.message);
  return opened.vault;
}

export const textOfArticle = (name: string): string => `${name}: ESA und NASA 🚀 fliegen zum Mond.\n\nZwei Absätze, ${name}.`;

export interface Sample {
  readonly tree: Tree;
  readonly documents: readonly string[];
}

/** Two articles with marks, three notes, decisions, and some of each in the trash. */
export async function makeSample(folder: string): Promise<Sample> {
  const vault = await open(folder);
  const documents: string[] = [];
  for (const name of ['First', 'Second', 'Third']) {
    const text = textOfArticle(name);
    const { document } = await vault.documents.add(importForTests(text));
    documents.push(document.id);
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      const mark = annotationForTests(`${name}-${id}`, document.id, sha256Of(Buffer.from(text)), text, index, index + 6);
      await vault.annotations.put({ ...mark, comment: `on ${name}, é 🚀` });
    }
  }
  await vault.annotations.remove(documents[0] ?? '', 'First-c');
  await vault.documents.remove(documents[2] ?? '');
  for (const id of ['n0', 'n1', 'n2', 'n3']) await vault.notes.put(noteForTests(id, `Note ${id}`, `Text of ${id}, ü 🚀`));
  await vault.notes.remove('n3');
  for (const value of [1, 2, 3]) await vault.decisions.append({ value, name: 'Zürich' });
  await vault.close();
  return { tree: readTree(folder), documents: documents.slice(0, 2) };
}

/** What a reader sees, by item: `note:n0`, `document:…`, `mark:…`, `decision:…`, `trash:…`. */
export async function view(vault: Vault): Promise<Map<string, string>> {
  const items = new Map<string, string>();
  for (const { id } of await vault.notes.list()) items.set(`note:${id}`, JSON.stringify(await vault.notes.get(id)));
  for (const document of await vault.documents.list()) {
    items.set(`document:${document.id}`, JSON.stringify([document, await vault.documents.read(document.id)]));
    for (const mark of await vault.annotations.list(document.id)) items.set(`mark:${document.id}:${mark.id}`, JSON.stringify(mark));
  }
  for (const [index, { entry }] of (await vault.decisions.list()).entries()) items.set(`decision:${index}`, JSON.stringify(entry));
  const trash = await vault.trash();
  for (const one of [...trash.documents, ...trash.notes, ...trash.annotations]) items.set(`trash:${one.id}`, JSON.stringify(one));
  return items;
}

/** Items that a file bears on; for any other, damage to the file must change nothing. `null`: all of them. */
export function bearsOn(path: string): RegExp | null {
  const [top = '', second = ''] = path.split('/');
  const id = second.replace(/\.\w+$/, '');
  if (path === 'vault.json') return null;
  if (top === 'notes') return second.endsWith('.json') ? new RegExp(`^note:${id}$`) : /^$/;
  if (top === 'documents') return new RegExp(`:${second}(?::|$)|^trash:`);
  if (top === 'annotations') return new RegExp(`^mark:${id}:|^trash:`);
  if (top === 'decisions') return /^decision:/;
  return top === 'trash' ? /^trash:/ : /^$/;
}
