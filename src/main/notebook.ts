/** Opens everything that stands behind the window: the vault, the engine's thread, the library, the session. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import builtIn from '../../resources/article/space-agencies.txt?raw';
import { noteMarkdown } from '../core/notes/note-markdown';
import type { EventName, Events } from '../shared/contract';
import { startEngineThread, type EngineThread } from './library/engine-thread';
import { createLibrary, type Library } from './library/library';
import { logger } from './log';
import { openChosenVault } from './open-vault';
import { shadowRoot, vaultToOpen } from './places';
import { openSession, type SessionStore } from './session';
import type { SettingsStore } from './settings';
import { shadowFolder } from './vault/shadow';
import type { Vault } from './vault/vault';

export interface Notebook {
  readonly vault: Vault;
  readonly library: Library;
  readonly session: SessionStore;
  readonly notices: readonly string[];
  /** Ends the thread and gives the vault back; safe to call twice. */
  readonly close: () => Promise<void>;
}

export interface NotebookOptions {
  /** Folder asked for on the command line, or `null`. */
  readonly folder: string | null;
  /** Path of the engine's script. */
  readonly worker: string;
  /** True for a vault that is thrown away afterwards. */
  readonly temporary: boolean;
  readonly settings: SettingsStore;
  /** Resolves when the window shows its text. */
  readonly shown: Promise<void>;
  readonly newId: () => string;
  readonly tell: <Name extends EventName>(name: Name, detail: Events[Name]) => void;
}

/** `null` where the reader chose to leave. */
export async function openNotebook({ folder, worker, temporary, settings, shown, newId, tell }: NotebookOptions): Promise<Notebook | null> {
  const chosen = temporary ? await mkdtemp(join(tmpdir(), 'almagest-vault-')) : vaultToOpen(folder, settings);
  let beside: EngineThread | null = null;
  // A long note's Markdown takes longer than a key may wait; when the thread has ended nobody types.
  const opened = await openChosenVault(chosen, settings.device(newId), newId, async (note) => (await beside?.engine.noteMarkdown(note).catch(() => null)) ?? noteMarkdown(note));
  if (!opened) return null;
  const { vault } = opened;
  if (!temporary && folder === null) settings.keepVault(opened.folder);
  const session = openSession(shadowFolder(shadowRoot(), vault.id), newId);
  // An article that was open is shown without the engine, which would only slow it; whatever else the window shows needs it.
  const begin = (await session.read()).document === null ? Promise.resolve() : shown;
  const thread = startEngineThread(worker, {
    begin,
    folder: shadowFolder(shadowRoot(), vault.id),
    reload: () => library.load().then(recognise),
    died(reason, again) {
      logger.error(again ? 'The engine’s thread died; another takes its place' : 'The engine’s thread died too often', reason);
      tell('engine.died', { again });
    },
  });
  beside = thread;
  const library: Library = createLibrary({ vault, engine: thread.engine, now: () => new Date(), newId, tell, toPng: async (picture) => (await import('./picture-png')).toPng(picture) });
  const recognise = (): void =>
    void library.recognition
      .run()
      .then(async () => {
        for (const { document, reason } of await library.recognition.unrecognised()) logger.error(`The names in article ${document} could not be found`, reason);
      })
      .catch((error: unknown) => logger.error('Articles could not be recognised', error));
  if (await neverHeld(vault)) await addBuiltIn(library).then(library.settle).then(recognise);
  else void library.load().then(() => vault.notes.takeTwins()).then(() => vault.found.takeAll()).then(() => vault.remember()).then(recognise).catch((error: unknown) => logger.error('The library could not be loaded', error));
  const unfollow = library.followEdits((error) => logger.error('A change by another program could not be followed', error));
  let closing: Promise<void> | null = null;
  return {
    vault,
    library,
    session,
    notices: settings.notice === null ? [] : [settings.notice],
    close: () =>
      (closing ??= (async () => {
        unfollow();
        await thread.stop();
        await vault.close();
        if (temporary) await rm(chosen, { recursive: true, force: true });
      })()),
  };
}

/** True until a first article or note came in: also where the very first start was ended before it could. */
async function neverHeld(vault: Vault): Promise<boolean> {
  return (await vault.documents.isEmpty()) && (await vault.trash()).documents.length === 0 && (await vault.notes.list()).length === 0;
}

/** A new vault holds the built-in article, so that a first start is never empty. */
async function addBuiltIn(library: Library): Promise<void> {
  await library.documents.add([{ name: 'space-agencies.txt', read: () => Promise.resolve(Buffer.from(builtIn, 'utf8')) }]);
}
