/**
 * Writes and reads an asar archive: files behind a JSON header, the form Electron loads an application from.
 *
 * Form (github.com/electron/asar, README): a Chromium pickle with the header's size, a pickle with the header's
 * JSON text, then the bytes of the files one after another. Written here because `@electron/asar` needs Node 22
 * and one archive of two files does not earn a dependency of the set-up.
 */

/** Length of a pickle's own size field, in bytes; also the alignment of what follows a string. */
const WORD = 4;

/**
 * Packs files into an archive.
 *
 * @param {Record<string, Buffer>} files file name (no folders) to its bytes
 * @returns {Buffer} the archive
 */
export function packAsar(files) {
  const entries = {};
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    if (/[\\/]/.test(name)) throw new Error(`Asar: "${name}" names a folder; only plain file names can be packed`);
    entries[name] = { size: bytes.length, offset: String(offset) };
    offset += bytes.length;
  }
  const json = Buffer.from(JSON.stringify({ files: entries }), 'utf8');
  const padded = Math.ceil(json.length / WORD) * WORD;
  const header = Buffer.alloc(4 * WORD + padded);
  header.writeUInt32LE(WORD, 0);
  header.writeUInt32LE(2 * WORD + padded, WORD);
  header.writeUInt32LE(WORD + padded, 2 * WORD);
  header.writeUInt32LE(json.length, 3 * WORD);
  json.copy(header, 4 * WORD);
  return Buffer.concat([header, ...Object.values(files)]);
}

/**
 * Reads an archive that {@link packAsar} wrote.
 *
 * @param {Buffer} archive
 * @returns {Record<string, Buffer>} file name to its bytes
 */
export function unpackAsar(archive) {
  const start = 2 * WORD + archive.readUInt32LE(WORD);
  const length = archive.readUInt32LE(3 * WORD);
  const { files } = JSON.parse(archive.toString('utf8', 4 * WORD, 4 * WORD + length));
  const pairs = Object.entries(files).map(([name, { size, offset }]) => {
    const from = start + Number(offset);
    return [name, archive.subarray(from, from + size)];
  });
  return Object.fromEntries(pairs);
}
