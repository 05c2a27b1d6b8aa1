/** Plants one violation per fence of the map and sees lint refuse it, with the message that teaches the way. */
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** Messages lint gives for a source as if it stood in that file. */
async function refusals(file: string, source: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath: file });
  return (result?.messages ?? []).map((message) => message.message);
}

const planted: readonly (readonly [fence: string, file: string, source: string, message: RegExp])[] = [
  ['core → shared', 'src/core/notes/planted.ts', "import '../../shared/contract';", /core may not import shared/],
  ['core → main', 'src/core/notes/planted.ts', "import '../../main/log';", /core may not import main/],
  ['core → renderer', 'src/core/notes/planted.ts', "import '../../renderer/notebook';", /core may not import renderer/],
  ['core → cli', 'src/core/notes/planted.ts', "import '../../cli/index';", /core may not import cli/],
  ['core → preload', 'src/core/notes/planted.ts', "import '../../preload/index';", /core may not import preload/],
  ['core → Electron', 'src/core/notes/planted.ts', "import 'electron';", /core may not import Electron/],
  ['core → Node', 'src/core/notes/planted.ts', "import 'node:fs';", /core may not import Node/],
  ['core → React', 'src/core/notes/planted.ts', "import 'react';", /core may not import React/],
  ['core → process', 'src/core/notes/planted.ts', 'export const x = process;', /core is pure: process/],
  ['core → clock', 'src/core/notes/planted.ts', 'export const x = Date.now();', /core has no clock/],
  ['core → clock by new', 'src/core/notes/planted.ts', 'export const x = new Date();', /core has no clock/],
  ['core → randomness', 'src/core/notes/planted.ts', 'export const x = Math.random();', /core has no randomness/],
  ['lunr outside its file', 'src/core/search/planted.ts', "import 'lunr';", /Only core\/search\/language\.ts imports lunr/],
  ['lunr in the host', 'src/main/library/planted.ts', "import 'lunr';", /Only core\/search\/language\.ts imports lunr/],
  ['shared → main', 'src/shared/planted.ts', "import '../main/log';", /shared may not import main/],
  ['shared → renderer', 'src/shared/planted.ts', "import '../renderer/notebook';", /shared may not import renderer/],
  ['shared → Node', 'src/shared/planted.ts', "import 'node:fs';", /shared may not import Electron or Node/],
  ['main → a part of the contract', 'src/main/planted.ts', "import '../shared/contract/notes';", /Import shared\/contract\.ts/],
  ['a component → a part of the contract', 'src/renderer/reader/planted.tsx', "import '../../shared/contract/notes';", /Import shared\/contract\.ts/],
  ['main → renderer', 'src/main/planted.ts', "import '../renderer/notebook';", /main may not import renderer/],
  ['main → preload', 'src/main/planted.ts', "import '../preload/index';", /main may not import preload/],
  ['main → cli', 'src/main/planted.ts', "import '../cli/index';", /main may not import cli/],
  ['main → Lexical', 'src/main/planted.ts', "import 'lexical';", /main may not import Lexical/],
  ['ipcMain outside serve', 'src/main/planted.ts', "import { ipcMain } from 'electron'; ipcMain;", /Only main\/serve\.ts speaks to ipcMain/],
  ['electron-store outside settings', 'src/main/planted.ts', "import 'electron-store';", /Only main\/settings\.ts imports electron-store/],
  ['electron-log outside log', 'src/main/planted.ts', "import 'electron-log/main';", /Only main\/log\.ts imports electron-log/],
  ['chardet outside its adapter', 'src/main/library/planted.ts', "import 'chardet';", /Only main\/library\/guess-encoding\.ts imports chardet/],
  ['mammoth outside its adapter', 'src/main/library/planted.ts', "import 'mammoth';", /Only main\/library\/word-html\.ts imports mammoth/],
  ['citation.js outside its adapter', 'src/main/library/planted.ts', "import '@citation-js/core';", /Only main\/library\/citations\.ts imports citation\.js/],
  ['pdf.js outside its adapter', 'src/main/library/planted.ts', "import 'pdfjs-dist';", /Only main\/library\/pdf-file\.ts imports pdf\.js/],
  ['pdf-lib outside its adapter', 'src/main/library/planted.ts', "import '@cantoo/pdf-lib';", /Only main\/library\/pdf-outline\.ts imports pdf-lib/],
  ['cytoscape outside the graph', 'src/renderer/entities/planted.ts', "import 'cytoscape';", /Only renderer\/graph\/canvas\.ts imports cytoscape/],
  ['vault → Electron', 'src/main/vault/planted.ts', "import 'electron';", /may not import Electron/],
  ['library → Electron', 'src/main/library/planted.ts', "import 'electron';", /may not import Electron/],
  ['preload → main', 'src/preload/planted.ts', "import '../main/log';", /preload may not import main/],
  ['preload → renderer', 'src/preload/planted.ts', "import '../renderer/notebook';", /preload may not import renderer/],
  ['cli → renderer', 'src/cli/planted.ts', "import '../renderer/notebook';", /cli may not import renderer/],
  ['cli → Electron', 'src/cli/planted.ts', "import 'electron';", /cli may not import Electron/],
  ['cli → the host', 'src/cli/planted.ts', "import '../main/window';", /cli may not import Electron or the host/],
  ['renderer → main', 'src/renderer/reader/planted.ts', "import '../../main/log';", /renderer may not import main/],
  ['renderer → preload', 'src/renderer/reader/planted.ts', "import '../../preload/index';", /renderer may not import preload/],
  ['renderer → cli', 'src/renderer/reader/planted.ts', "import '../../cli/index';", /renderer may not import cli/],
  ['renderer → Electron', 'src/renderer/reader/planted.ts', "import 'electron';", /renderer may not import Electron or Node/],
  ['renderer → Node', 'src/renderer/reader/planted.ts', "import 'node:fs';", /renderer may not import Electron or Node/],
  ['renderer → schemas', 'src/renderer/reader/planted.ts', "import '../../shared/schemas';", /renderer may not import zod schemas/],
  ['Lexical outside the editor', 'src/renderer/notes/planted.tsx', "import 'lexical';", /Only renderer\/editor knows Lexical/],
  ['@lexical outside the editor', 'src/renderer/state/planted.ts', "import '@lexical/react/LexicalComposer';", /Only renderer\/editor knows Lexical/],
  ['component → notebook', 'src/renderer/reader/planted.tsx', "import '../notebook';", /Components call the actions/],
  ['editor → notebook', 'src/renderer/editor/planted.tsx', "import '../notebook';", /Components call the actions/],
  ['ui → the domain', 'src/renderer/ui/planted.tsx', "import '../state/place';", /ui knows no word of the domain/],
  ['ui → core', 'src/renderer/ui/planted.tsx', "import 'x/core/notes/note';", /ui knows no word of the domain/],
  ['DOM selection outside offsets', 'src/renderer/reader/planted.ts', 'export const s = window.getSelection();', /Only renderer\/reader\/offsets\.ts/],
  ['DOMPurify outside its file', 'src/renderer/notes/planted.ts', "import 'dompurify';", /Only renderer\/editor\/purify\.ts imports DOMPurify/],
  ['markup as text in a component', 'src/renderer/reader/planted.tsx', 'export const x = <p dangerouslySetInnerHTML={{ __html: y }} />;', /No markup enters the window as text/],
  ['markup as text in the editor', 'src/renderer/editor/planted.ts', 'x.innerHTML = y;', /No markup enters the window as text/],
  ['markup as text beside an element', 'src/renderer/reader/planted.ts', "x.insertAdjacentHTML('beforeend', y);", /No markup enters the window as text/],
  ['a sentence in a component', 'src/renderer/reader/planted.tsx', 'export const x = <p>Read this</p>;', /No sentence is written in a component/],
];

describe('the map', () => {
  it.each(planted)('refuses %s', async (_fence, file, source, message) => {
    expect((await refusals(file, source)).join('\n')).toMatch(message);
  });

  const open: readonly (readonly [string, string, string])[] = [
    ['core may import core', 'src/core/notes/planted.ts', "import '../documents/document';"],
    ['main may import shared and core', 'src/main/planted.ts', "import '../shared/contract'; import '../core/notes/note';"],
    ['the editor may import Lexical', 'src/renderer/editor/planted.ts', "import 'lexical';"],
    ['the graph may import cytoscape', 'src/renderer/graph/canvas.ts', "import 'cytoscape';"],
    ['state may import notebook', 'src/renderer/state/planted.ts', "import '../notebook';"],
    ['the terminal may import the vault', 'src/cli/planted.ts', "import '../main/vault/vault';"],
  ];
  it.each(open)('%s', async (_way, file, source) => {
    expect(await refusals(file, source)).toEqual([]);
  });
});
