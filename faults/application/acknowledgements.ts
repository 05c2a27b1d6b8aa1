/** What the application said was saved: kept outside of it, and looked for in the vault afterwards. */
import { appendFileSync } from 'node:fs';
import type { Vault } from '../../src/main/vault/vault';

/** `note`: this text is in the note of this title or id. `mark`: an annotation with this comment is on the document. */
export type Acknowledgement =
  | { readonly what: 'typed'; readonly title: string; readonly text: string }
  | { readonly what: 'note'; readonly id: string; readonly version: number }
  | { readonly what: 'mark'; readonly document: string; readonly id: string; readonly comment: string };

export class AcknowledgementLog {
  private readonly entries: Acknowledgement[] = [];

  constructor(private readonly file: string) {}

  get size(): number {
    return this.entries.length;
  }

  add(entry: Acknowledgement): void {
    this.entries.push(entry);
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  all(): readonly Acknowledgement[] {
    return this.entries;
  }
}

/** How the trials number what they save in a note, so that a later version is known for one. */
export const versionText = (version: number): string => `version ${version}.`;
const versionIn = (text: string): number => Number(/version (\d+)\./.exec(text)?.[1] ?? -1);

/** A sentence for each acknowledged save that is not in the vault. */
export async function missing(vault: Vault, log: AcknowledgementLog): Promise<string[]> {
  const byTitle = new Map<string, string>();
  const byId = new Map<string, string>();
  for (const { id, title } of await vault.notes.list()) {
    const text = JSON.stringify((await vault.notes.get(id))?.tree);
    byId.set(id, text);
    byTitle.set(title, text);
  }
  const comments = new Map<string, string>();
  for (const { id } of await vault.documents.list()) for (const mark of await vault.annotations.list(id)) comments.set(mark.id, mark.comment);
  return log.all().flatMap((one) => {
    if (one.what === 'typed') return byTitle.get(one.title)?.includes(one.text) ? [] : [`the note “${one.title}” does not hold “${one.text}”, which the status line called saved: ${byTitle.get(one.title) ?? `there are ${JSON.stringify([...byTitle])}`}`];
    if (one.what === 'note') return versionIn(byId.get(one.id) ?? '') >= one.version ? [] : [`note ${one.id} is older than version ${one.version}: ${String(byId.get(one.id))}`];
    return comments.get(one.id) === one.comment ? [] : [`mark ${one.id} (${one.comment}) is not on its article`];
  });
}
