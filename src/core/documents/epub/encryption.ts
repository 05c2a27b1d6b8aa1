/** Tells which entries of a book are encrypted (EPUB OCF 3.3, section 4.2.6.3.2). */
import { localName, parseXml } from '../html/dom';

/** Both ways of obfuscating fonts, which change no text. */
const FONTS = /^https?:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/;

/** Names of the entries whose content is encrypted; obfuscated fonts are not counted. */
export function encryptedEntries(source: string): Set<string> {
  const names = new Set<string>();
  let algorithm = '';
  for (const element of parseXml(source)) {
    const name = localName(element);
    if (name === 'EncryptedData') algorithm = '';
    else if (name === 'EncryptionMethod') algorithm = element.getAttribute('Algorithm') ?? '';
    else if (name === 'CipherReference' && !FONTS.test(algorithm)) names.add(decode(element.getAttribute('URI') ?? ''));
  }
  return names;
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
