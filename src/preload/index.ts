/** The bridge: one function to ask, one to listen; nothing else of Electron reaches the window. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { dropChannel, eventChannel, requestChannel, type Bridge } from '../shared/contract';

const bridge: Bridge = {
  request: (name, argument) => ipcRenderer.invoke(requestChannel, name, argument) as Promise<string>,
  listen: (listener) => {
    const relay = (_event: unknown, name: string, detail: unknown) => listener(name, detail);
    ipcRenderer.on(eventChannel, relay);
    return () => ipcRenderer.removeListener(eventChannel, relay);
  },
  platform: process.platform,
};

contextBridge.exposeInMainWorld('almagest', bridge);

/** Where a file lies; before Electron 32 the file itself said so. */
const pathOf = (file: File & { readonly path?: string }): string => (webUtils as typeof webUtils | undefined)?.getPathForFile(file) ?? file.path ?? '';

// Paths go from here to the host, not through the page; a drop that a script made up has none to tell.
const tellDropped = (event: DragEvent): void => {
  if (event.isTrusted) ipcRenderer.send(dropChannel, [...(event.dataTransfer?.files ?? [])].map(pathOf).filter((path) => path !== ''));
};
window.addEventListener('drop', tellDropped, true);
