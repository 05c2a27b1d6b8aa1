/** What the character codes of Chinese, Japanese and Korean fonts mean (Adobe's CMaps, as pdf.js packs them), from the application's own files. */

/** A file for each, loaded with the first text that needs it; the build puts them here. */
const maps = () => import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', { query: '?inline', import: 'default' });
/** pdf.js: the data is packed. */
const BINARY = 1;

/** What pdf.js asks for a map by its name, which a file may have made up. */
export class CharacterMaps {
  async fetch({ name }: { readonly name: string }): Promise<{ readonly cMapData: Uint8Array; readonly compressionType: number }> {
    const load = maps()[`../../../node_modules/pdfjs-dist/cmaps/${name}.bcmap`];
    if (!load) throw new Error(`there is no character map ${name}`);
    const data = await load();
    return { cMapData: Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'), compressionType: BINARY };
  }
}
