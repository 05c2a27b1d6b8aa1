/** Opens the notebook for a command: for reading beside an open window where that is enough, else as its one writer. */
import { resolve } from 'node:path';
import { ulid } from 'ulid';
import { noteMarkdown } from '../core/notes/note-markdown';
import { localEngine } from '../main/library/local-engine';
import { createLibrary } from '../main/library/library';
import { openVault, type OpenOptions, type OpenResult } from '../main/vault/open-vault';
import type { Notebook } from './command';

/** The article a new notebook begins with. */
export interface BuiltIn {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Opened = { readonly ok: true; readonly notebook: Notebook } | { readonly ok: false; readonly message: string };

export interface OpenRequest {
  readonly vault: string;
  readonly writes: boolean;
  readonly indexed: boolean;
  /** Where the terminal stands. */
  readonly folder: string;
  readonly builtIn: BuiltIn;
  /** Where this computer keeps what belongs to notebooks but not into them; the window keeps it there too. */
  readonly shadow: string;
  /** Whether an empty or absent folder becomes a notebook. */
  readonly creates: boolean;
}

const newId = (): string => ulid();
const now = (): Date => new Date();

async function openFolder({ vault: named, folder, shadow, writes, creates }: OpenRequest): Promise<OpenResult> {
  const options: OpenOptions = { now, newId, device: 'terminal', noteToMarkdown: noteMarkdown, shadow };
  const vault = resolve(folder, named);
  if (writes) return openVault(vault, options);
  const read = await openVault(vault, { ...options, mode: 'read' });
  // The folder may be empty or absent; if it is not, the second answer is the same.
  return !read.ok && read.code === 'not-a-vault' && creates ? openVault(vault, options) : read;
}

/** Refusals come back as a sentence. The caller closes the vault. */
export async function openNotebook(request: OpenRequest): Promise<Opened> {
  const result = await openFolder(request);
  if (!result.ok) return { ok: false, message: result.message };
  const { vault, created } = result;
  try {
    const engine = localEngine(() => performance.now());
    const library = createLibrary({ vault, engine, now, newId, tell: () => undefined });
    if (created) await library.documents.add([{ name: request.builtIn.name, read: () => Promise.resolve(request.builtIn.bytes) }]);
    if (request.indexed) await library.load();
    return { ok: true, notebook: { vault, engine, library, folder: request.folder } };
  } catch (error) {
    await vault.close();
    throw error;
  }
}
