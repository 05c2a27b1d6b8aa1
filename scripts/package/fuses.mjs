/** The fuses of a packaged Almagest: switches in Electron's own binary that nobody can turn back with an argument or a variable. */

/** By electron-builder's names; what each is for stands beside it. */
export const fuses = {
  /** The binary cannot be used as a plain Node to run other people's scripts under our name. */
  runAsNode: false,
  /** NODE_OPTIONS cannot load a module into the application. */
  enableNodeOptionsEnvironmentVariable: false,
  /** No debugger can be asked for on the command line. */
  enableNodeCliInspectArguments: false,
  /** The archive is checked against the hash in the binary (macOS and Windows; without effect elsewhere). */
  enableEmbeddedAsarIntegrityValidation: true,
  /** No folder beside the archive is loaded in its place. */
  onlyLoadAppFromAsar: true,
};

/** Their places in the wire (github.com/electron/electron, build/fuses/fuses.json5). */
const places = {
  runAsNode: 0,
  enableNodeOptionsEnvironmentVariable: 2,
  enableNodeCliInspectArguments: 3,
  enableEmbeddedAsarIntegrityValidation: 4,
  onlyLoadAppFromAsar: 5,
};

/** Stands before the wire in every Electron binary. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * Reads the fuses back from a binary: after the sentinel a version byte, a length byte, then `0`, `1` or `r` for each.
 *
 * @param {Buffer} binary
 * @returns {Record<keyof typeof fuses, boolean>} throws where the binary has no wire of version 1
 */
export function readFuses(binary) {
  const at = binary.indexOf(SENTINEL);
  if (at < 0 || binary[at + SENTINEL.length] !== 1) throw new Error('Fuses: this is no Electron binary with a fuse wire of version 1');
  const length = binary[at + SENTINEL.length + 1];
  const wire = binary.toString('latin1', at + SENTINEL.length + 2, at + SENTINEL.length + 2 + length);
  return Object.fromEntries(Object.entries(places).map(([name, place]) => [name, wire[place] === '1']));
}

/** Names of the fuses that are not as listed. */
export const wrongFuses = (binary) => {
  const found = readFuses(binary);
  return Object.entries(fuses).flatMap(([name, wanted]) => (found[name] === wanted ? [] : [name]));
};
