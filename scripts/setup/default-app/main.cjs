/**
 * What the floor runtime starts when it is given an application's folder: `electron [-r module] <folder>`.
 *
 * The official Electron carries such a `default_app.asar`; the floor runtime's origin does not. It does what
 * Electron's own does (electron/electron, default_app/main.ts, release 25) for a folder or a file.
 */
/* eslint-disable @typescript-eslint/no-require-imports -- Electron 25 loads its default application as CommonJS only */
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const USAGE = 'Usage: electron [-r module] [--version | --abi] <application folder or file> [its arguments]\n';

/** Reads Electron's own arguments up to the first that is not an option; the rest is the application's. */
function readArguments(argv) {
  const read = { modules: [], target: null, print: null };
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at];
    if (argument === '-r' || argument === '--require') {
      at += 1;
      if (argv[at] === undefined) throw new Error(`${argument} needs a module\n${USAGE}`);
      read.modules.push(argv[at]);
    } else if (argument === '-v' || argument === '--version') read.print = `v${process.versions.electron}`;
    else if (argument === '-a' || argument === '--abi') read.print = process.versions.modules;
    else if (argument.startsWith('--app=')) return { ...read, target: argument.slice('--app='.length) };
    else if (!argument.startsWith('-')) return { ...read, target: argument };
  }
  return read;
}

/** Gives the application its name and version, which decide its user-data folder, before its code runs. */
function introduce(folder) {
  const manifest = path.join(folder, 'package.json');
  if (!fs.existsSync(manifest)) return false;
  const { name, productName, version, desktopName, v8Flags } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) app.name = productName || name;
  app.setDesktopName(desktopName || `${app.name}.desktop`);
  if (v8Flags) require('node:v8').setFlagsFromString(v8Flags);
  return true;
}

function load(target) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const folder = path.resolve(target);
  const isPackage = introduce(folder);
  const file = Module._resolveFilename(folder, null, true);
  app.setAppPath(isPackage ? folder : path.dirname(file));
  Module._load(file, Module, true);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

try {
  const { modules, target, print } = readArguments(process.argv.slice(1));
  if (print !== null) {
    process.stdout.write(`${print}\n`);
    process.exit(0);
  }
  if (target === null) fail(USAGE);
  if (modules.length > 0) Module._preloadModules(modules);
  load(target);
} catch (error) {
  fail(`Electron could not start the application: ${error && error.stack ? error.stack : error}`);
}
