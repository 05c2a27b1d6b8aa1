/** A module that Electron loads before the application: it answers the system's dialogs, and can lead the network into a trap. */
import type * as Dns from 'node:dns';
import type * as Fs from 'node:fs';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type * as Net from 'node:net';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type * as ElectronMain from 'electron';

export interface Hook {
  /** What each message box is answered with, in turn: the label of a button. Where the answers run out, a box waits for ever. */
  readonly messages?: readonly string[];
  /** What each open dialog is answered with, in turn. */
  readonly opened?: readonly (readonly string[])[];
  /** A folder in which no byte can be written: never, or while the file `while` is there. */
  readonly fullDisk?: { readonly folder: string; readonly while?: string };
  /** Port of a proxy on this computer that every request of Chromium would have to pass. */
  readonly proxyPort?: number;
  /** Whether the host’s threads are listed, the newest last, as `globalThis.threads`. */
  readonly threads?: boolean;
  /** Files whose name begins like this are not read before the file `until` is there. */
  readonly hold?: { readonly name: string; readonly until: string };
}

/** A box as it was shown. */
export interface ShownBox {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

const shownFile = (folder: string) => join(folder, 'dialogs.jsonl');

/**
 * Runs inside Electron. It stands here as a function so that it is checked like any other; its text is what is loaded, so it
 * closes over nothing.
 */
function inside({ messages = [], opened = [], fullDisk, proxyPort, threads = false, hold }: Hook, shown: string, load: NodeJS.Require): void {
  const { app, dialog } = load('electron') as typeof ElectronMain;
  const files = load('node:fs') as { -readonly [Name in keyof typeof Fs]: (typeof Fs)[Name] };
  const { appendFileSync, promises } = files;
  const { Socket } = load('node:net') as typeof Net;
  const dns = load('node:dns') as typeof Dns;
  const told = (what: string) => appendFileSync(shown.replace('dialogs', 'network'), `${JSON.stringify(what)}\n`);
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Net.Socket, ...given: unknown[]) {
    // Sockets of this computer alone, such as the driver's own pipe, have a path.
    if (!JSON.stringify(given).includes('"path"')) told(`connect ${JSON.stringify(given).slice(0, 200)}`);
    return (connect as (...all: unknown[]) => Net.Socket).apply(this, given);
  } as typeof connect;
  const { lookup } = dns;
  Object.assign(dns, { lookup: (...given: unknown[]) => (told(`lookup ${String(given[0])}`), (lookup as (...all: unknown[]) => unknown)(...given)) });
  const [boxes, folders] = [[...messages], [...opened]];
  process.argv.splice(process.argv.indexOf('-r'), 2);
  if (proxyPort !== undefined) {
    app.commandLine.appendSwitch('proxy-server', `127.0.0.1:${String(proxyPort)}`);
    app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  }
  if (fullDisk !== undefined) {
    const open = promises.open.bind(promises);
    const full = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }));
    promises.open = async (path, ...rest) => {
      const handle = await open(path, ...rest);
      const isFull = String(path).startsWith(fullDisk.folder) && (fullDisk.while === undefined || files.existsSync(fullDisk.while));
      return isFull ? Object.assign(handle, { write: full, writeFile: full, appendFile: full }) : handle;
    };
  }
  if (threads) {
    const workers = load('node:worker_threads') as { Worker: typeof Worker };
    const list: Worker[] = [];
    Object.assign(globalThis, { threads: list });
    workers.Worker = class extends workers.Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        list.push(this);
      }
    };
  }
  if (hold !== undefined) {
    const { readFile } = files;
    const held = (path: unknown, ...rest: unknown[]): void => {
      const isHeld = (String(path).split(/[\\/]/).pop() ?? '').startsWith(hold.name) && !files.existsSync(hold.until);
      if (isHeld) setTimeout(held, 20, path, ...rest);
      else (readFile as (...all: unknown[]) => void)(path, ...rest);
    };
    files.readFile = held as typeof files.readFile;
  }
  const showMessageBox = (...given: unknown[]): Promise<Electron.MessageBoxReturnValue> => {
    const { message, detail = '', buttons = [] } = given.at(-1) as Electron.MessageBoxOptions;
    appendFileSync(shown, `${JSON.stringify({ message, detail, buttons })}\n`);
    const answer = boxes.shift();
    if (answer === undefined) return new Promise(() => undefined);
    return Promise.resolve({ response: buttons.indexOf(answer), checkboxChecked: false });
  };
  const showOpenDialog = (): Promise<Electron.OpenDialogReturnValue> => {
    const filePaths = [...(folders.shift() ?? [])];
    return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
  };
  Object.assign(dialog, { showMessageBox, showOpenDialog });
}

let hooks = 0;

/** Arguments for Electron that load the hook. `folder` is the notebook's own. */
export function preload(folder: string, hook: Hook): string[] {
  const file = join(folder, `hook-${String(++hooks)}.cjs`);
  writeFileSync(file, `(${inside.toString()})(${JSON.stringify(hook)}, ${JSON.stringify(shownFile(folder))}, require);\n`);
  return ['-r', file];
}

/** Every connection and every look-up of a name that the host process itself began. */
export function hostNetwork(folder: string): string[] {
  const file = join(folder, 'network.jsonl');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

/** Every message box shown so far by applications that were started with a hook in this folder. */
export function shownBoxes(folder: string): ShownBox[] {
  const file = shownFile(folder);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ShownBox);
}
