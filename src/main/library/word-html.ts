/** Converts Word documents to HTML by mammoth, the only file that imports it. Nothing is loaded that is not in the file. */
import mammoth from 'mammoth';

/** Styles by the names that programs write whatever their language, besides those mammoth knows. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='heading 7'] => h6:fresh",
  "p[style-name='heading 8'] => h6:fresh",
  "p[style-name='heading 9'] => h6:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Preformatted Text'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='macro'] => pre:separator('\\n')",
  "r[style-name='Source Text'] => code",
  "r[style-name='HTML Code'] => code",
  "r[style-name='Verbatim Char'] => code",
  "r[style-name='Emphasis'] => em",
  // What a contents field repeats stands in the text itself.
  ...Array.from({ length: 9 }, (_, level) => `p[style-name='toc ${String(level + 1)}'] => !`),
  "p[style-name='TOC Heading'] => !",
];

/** HTML of a document's bytes, and its pictures apart, by number. Rejects where mammoth cannot make sense of it. */
export async function wordHtml(bytes: Uint8Array): Promise<{ readonly html: string; readonly pictures: ReadonlyMap<string, Uint8Array> }> {
  const pictures = new Map<string, Uint8Array>();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const src = `picture-${String(pictures.size)}`;
    // A picture that is linked to, not in the file, or left out for its size has no bytes.
    const own = await Promise.resolve().then(() => image.readAsBuffer()).catch(() => null);
    if (own === null) return { src: '' };
    pictures.set(src, own);
    return { src };
  });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options = { styleMap: STYLES, convertImage, includeEmbeddedStyleMap: false, externalFileAccess: false };
  return { html: (await mammoth.convertToHtml({ buffer }, options)).value, pictures };
}
