/** What the character codes of Chinese, Japanese and Korean fonts mean (Adobe's CMaps, as pdf.js packs them), from the application's own files. */

/** Each is a chunk of the build. */
const maps = import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', { query: '?inline', import: 'default' });

/** The packed map of that name, which a file may have made up; rejects where there is none. */
export async function characterMap(name: string): Promise<Uint8Array> {
  const load = maps[`../../../node_modules/pdfjs-dist/cmaps/${name}.bcmap`];
  if (!load) throw new Error(`there is no character map ${name}`);
  const data = await load();
  return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
}
