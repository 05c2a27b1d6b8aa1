/**
 * The map of DESIGN section 1 as lint: who may import what, and what a room may touch. Each message says where one is,
 * what one wanted, and which way is open. In a flat configuration the last match replaces a rule's options, so a nested
 * room repeats its parent's fences through `fences()`.
 */
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Patterns of imports that leave a room, by the room wanted. */
const rooms = {
  shared: '(^|/)shared(/|$)',
  main: '(^|/)main(/|$)',
  vault: '(^|/)vault(/|$)',
  library: '(^|/)library/(library|engine|worker|decode|gazetteer)',
  preload: '(^|/)preload(/|$)',
  renderer: '(^|/)renderer(/|$)',
  cli: '(^|/)cli(/|$)',
};
const electron = '^electron($|/)';
const node = '^node:';
const lexical = '^(lexical|@lexical/.*)$';
const foreign = {
  lunr: ['^lunr$', 'Only core/search/language.ts imports lunr; ask the search engine instead.'],
  store: ['^electron-store$', 'Only main/settings.ts imports electron-store; preferences go through SettingsStore.'],
  log: ['^electron-log', 'Only main/log.ts imports electron-log; use its logger.'],
  docx: ['^mammoth$', 'Only main/library/word-html.ts imports mammoth; ask readSource instead.'],
  encoding: ['^chardet$', 'Only main/library/guess-encoding.ts imports chardet; ask decodeSource instead.'],
  graph: ['^cytoscape', 'Only renderer/graph/canvas.ts imports cytoscape; give it nodes and edges.'],
  purify: ['^dompurify$', 'Only renderer/editor/purify.ts imports DOMPurify; use its purify().'],
  citations: ['^@citation-js/', 'Only main/library/citations.ts imports citation.js; ask readBibliography instead.'],
  pdf: ['^pdfjs-dist', 'Only main/library/pdf-file.ts imports pdf.js; ask readSource instead.'],
  outline: ['^@cantoo/pdf-lib$', 'Only main/library/pdf-outline.ts imports pdf-lib; ask withOutline instead.'],
  part: ['(^|/)shared/contract/', 'Import shared/contract.ts: it is the seam, and its parts are read through it.'],
};

const fence = (from, wanted, regex, way) => ({ regex, message: `${from} may not import ${wanted}. ${way}` });
const foreignFences = (...allowed) =>
  Object.entries(foreign)
    .filter(([name]) => !allowed.includes(name))
    .map(([, [regex, message]]) => ({ regex, message }));

const upwards = (from, wanted, way) => wanted.map((room) => fence(from, room, rooms[room], way));
const fences = (patterns, allowed = []) => ({
  'no-restricted-imports': ['error', { patterns: [...patterns, ...foreignFences(...allowed)] }],
});

const corePatterns = [
  ...upwards('core', ['shared', 'main', 'preload', 'renderer', 'cli'], 'core takes text and returns values: let the caller pass what is needed.'),
  fence('core', 'Electron', electron, 'core is pure: the host does this.'),
  fence('core', 'Node', node, 'core is pure: main/vault and main/library speak to Node.'),
  fence('core', 'React or Lexical', '^(react|react-dom|lexical|@lexical/.*)(/|$)', 'core knows no window: renderer/ does.'),
];
const sharedPatterns = [
  ...upwards('shared', ['main', 'preload', 'renderer', 'cli'], 'shared is the seam: both sides import it, it imports core alone.'),
  fence('shared', 'Electron or Node', `${electron}|${node}`, 'shared is types and schemas.'),
];
const mainPatterns = [
  ...upwards('main', ['preload', 'renderer', 'cli'], 'The host and the window meet only in shared/contract.ts.'),
  fence('main', 'Lexical', lexical, 'Only renderer/editor knows Lexical; core/notes has the tree.'),
];
const hostFreePatterns = [
  ...mainPatterns,
  fence('main/vault and main/library', 'Electron', electron, 'These rooms run in the terminal too: let main/*.ts pass what Electron knows.'),
];
const rendererPatterns = [
  ...upwards('renderer', ['main', 'preload', 'cli'], 'Ask the host through renderer/notebook.ts.'),
  fence('renderer', 'Electron or Node', `${electron}|${node}`, 'The window is sandboxed: ask the host through renderer/notebook.ts.'),
  fence('renderer', 'zod schemas', 'shared/(schemas)$', 'The host checks arguments; the window needs only the types of shared/contract.ts.'),
];
const outsideEditor = fence('renderer', 'Lexical', lexical, 'Only renderer/editor knows Lexical; pass a NoteTree to <NoteEditor>.');
const outsideState = fence('A component', 'notebook.ts', '(^|/)notebook$', 'Components call the actions of renderer/state.');

const pureGlobals = ['process', 'window', 'document', 'navigator', 'localStorage', 'fetch', 'setTimeout', 'setInterval', 'console', 'Buffer'].map(
  (name) => ({ name, message: `core is pure: ${name} belongs to the host or the window; take what you need as an argument.` }),
);
const pureSyntax = [
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'core has no randomness: take it as an argument.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'core has no clock: take the instant as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'core has no clock: take the instant as an argument.' },
];
const ipcMainOnlyInServe = {
  selector: "ImportSpecifier[imported.name='ipcMain']",
  message: 'Only main/serve.ts speaks to ipcMain: add the request to its part of shared/contract and a line to main/handlers.',
};
const selectionOnlyInOffsets = [
  {
    selector: "CallExpression[callee.property.name='getSelection']",
    message: 'Only renderer/reader/offsets.ts touches the DOM selection: use its functions.',
  },
];
const markupSinks = [
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'No markup enters the window as text: build elements. Foreign HTML goes through renderer/editor/purify.ts and an allow-list.',
  },
  {
    selector: "AssignmentExpression[left.property.name=/^(inner|outer)HTML$/], CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]",
    message: 'No markup enters the window as text: build elements. Foreign HTML goes through renderer/editor/purify.ts and an allow-list.',
  },
];
const sentences = {
  selector: 'JSXText[value=/[A-Za-z]{2}/]',
  message: 'No sentence is written in a component: put it into renderer/strings and use t().',
};

export default tseslint.config(
  { ignores: ['node_modules', 'out', '.cache', 'dist', 'test-results', 'bench/node_modules', 'packaging/node_modules', 'playwright-report'] },
  ...tseslint.configs.strict,
  {
    files: ['src/**/*.{ts,tsx}', 'e2e/**/*.ts', 'bench/**/*.ts', 'faults/**/*.ts', 'wall/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-eval': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  {
    // Tables of one-line members that close over the same options, not one long act.
    files: ['src/main/library/engine.ts', 'src/main/library/*-acts.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 160, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['src/**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      ...fences(corePatterns),
      'no-restricted-globals': ['error', ...pureGlobals],
      'no-restricted-syntax': ['error', ...pureSyntax],
    },
  },
  { files: ['src/core/search/language.ts'], rules: fences(corePatterns, ['lunr']) },
  { files: ['src/shared/**/*.ts'], rules: fences(sharedPatterns) },
  {
    files: ['src/main/**/*.ts'],
    rules: { ...fences(mainPatterns), 'no-restricted-syntax': ['error', ipcMainOnlyInServe] },
  },
  { files: ['src/main/serve.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/main/settings.ts'], rules: fences(mainPatterns, ['store']) },
  { files: ['src/main/log.ts'], rules: fences(mainPatterns, ['log']) },
  { files: ['src/main/vault/**/*.ts', 'src/main/library/**/*.ts'], rules: fences(hostFreePatterns) },
  { files: ['src/main/library/guess-encoding.ts'], rules: fences(hostFreePatterns, ['encoding']) },
  { files: ['src/main/library/word-html.ts'], rules: fences(hostFreePatterns, ['docx']) },
  { files: ['src/main/library/citations.ts'], rules: fences(hostFreePatterns, ['citations']) },
  { files: ['src/main/library/pdf-file.ts'], rules: fences(hostFreePatterns, ['pdf']) },
  { files: ['src/main/library/pdf-outline.ts', 'src/main/library/pdf-outline.test.ts'], rules: fences(hostFreePatterns, ['outline']) },
  {
    files: ['src/preload/**/*.ts'],
    rules: fences(upwards('preload', ['main', 'renderer', 'cli'], 'The bridge relays; it knows only the names in shared/contract.ts.')),
  },
  {
    files: ['src/cli/**/*.ts'],
    rules: fences([
      ...upwards('cli', ['preload', 'renderer'], 'The terminal uses core, main/vault and main/library.'),
      fence('cli', 'Electron or the host', `${electron}|(^|/)main/(?!vault/|library/)`, 'The terminal runs without Electron: use main/vault and main/library.'),
    ]),
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      ...fences([...rendererPatterns, outsideEditor, outsideState]),
      'no-restricted-syntax': ['error', ...selectionOnlyInOffsets, ...markupSinks, sentences],
    },
  },
  { files: ['src/renderer/{state/*,commands}.{ts,tsx}'], rules: fences([...rendererPatterns, outsideEditor]) },
  {
    files: ['src/renderer/editor/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { ...fences([...rendererPatterns, outsideState]), 'no-restricted-syntax': ['error', ...markupSinks, sentences] },
  },
  { files: ['src/renderer/graph/canvas.ts'], rules: { ...fences([...rendererPatterns, outsideEditor, outsideState], ['graph']), 'no-restricted-syntax': ['error', ...markupSinks, sentences] } },
  { files: ['src/renderer/editor/purify.ts'], rules: fences([...rendererPatterns, outsideState], ['purify']) },
  {
    files: ['src/renderer/ui/**/*.{ts,tsx}'],
    rules: fences([
      ...rendererPatterns,
      outsideEditor,
      outsideState,
      { regex: '^\\.\\./', message: 'ui knows no word of the domain: pass what it shows as properties.' },
      { regex: 'core/', message: 'ui knows no word of the domain: pass what it shows as properties.' },
    ]),
  },
  { files: ['src/renderer/reader/offsets.ts'], rules: { 'no-restricted-syntax': ['error', ...markupSinks, sentences] } },
  {
    files: ['scripts/**/*.mjs', '*.mjs'],
    rules: { 'no-undef': 'off' },
  },
);
