/** The bridge: one function to ask, one to listen; nothing else of Electron reaches the window. */
import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, requestChannel, type Bridge } from '../shared/contract';

const bridge: Bridge = {
  request: (name, argument) => ipcRenderer.invoke(requestChannel, name, argument),
  listen: (listener) => {
    const relay = (_event: unknown, name: string, detail: unknown) => listener(name, detail);
    ipcRenderer.on(eventChannel, relay);
    return () => ipcRenderer.removeListener(eventChannel, relay);
  },
  platform: process.platform,
};

contextBridge.exposeInMainWorld('almagest', bridge);
