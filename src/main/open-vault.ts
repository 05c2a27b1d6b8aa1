/** Finds and opens the vault; where that fails, says why and offers another. */
import { dialog } from 'electron';
import { shadowRoot } from './places';
import type { NoteToMarkdown } from './vault/note-twins';
import { openVault, type OpenResult } from './vault/open-vault';
import type { Vault } from './vault/vault';

export interface OpenedVault {
  readonly vault: Vault;
  readonly folder: string;
}

async function tryFolder(folder: string, device: string, newId: () => string, noteToMarkdown: NoteToMarkdown): Promise<OpenResult> {
  return openVault(folder, { now: () => new Date(), newId, device, noteToMarkdown, shadow: shadowRoot() });
}

/** Opens the folder, or what the reader chooses in its place; `null` where they would rather leave. */
export async function openChosenVault(first: string, device: string, newId: () => string, noteToMarkdown: NoteToMarkdown): Promise<OpenedVault | null> {
  let folder = first;
  for (;;) {
    const opened = await tryFolder(folder, device, newId, noteToMarkdown);
    if (opened.ok) return { vault: opened.vault, folder };
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: 'This vault cannot be opened.',
      detail: `${opened.message}\n\nNothing in it was changed.`,
      buttons: ['Choose another folder…', 'Try again', 'Quit'],
      defaultId: 0,
      cancelId: 2,
    });
    if (response === 2) return null;
    if (response === 0) folder = (await chooseFolder()) ?? folder;
  }
}

async function chooseFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: 'Choose a folder for the vault',
    message: 'An empty folder becomes a new vault.',
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] ?? null;
}
