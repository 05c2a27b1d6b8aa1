/** How a link inside the vault is written as an address: `almagest:<kind>/<id, percent-encoded>`. */
import type { ReferenceTarget } from './note';

const kinds: readonly ReferenceTarget['kind'][] = ['entity', 'document', 'section', 'note', 'annotation'];
const form = /^almagest:([a-z]+)\/([^?#\s]+)(?:\?document=([^?#&\s]+))?$/;

/** Half a surrogate pair cannot be percent-encoded; ids never hold one, so it is replaced. */
const encode = (id: string) => encodeURIComponent(id.replace(loneSurrogate, '\uFFFD'));
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** `almagest:section/<document>%23<section>`. A passage also names its document: `almagest:annotation/<id>?document=<id>`. */
export function referenceUrl(target: ReferenceTarget, document = ''): string {
  return `almagest:${target.kind}/${encode(target.id)}${document === '' ? '' : `?document=${encode(document)}`}`;
}

/** The target an address names and, where it says so, the document; `null` for every other address. */
export function readReferenceUrl(url: string): { readonly target: ReferenceTarget; readonly document: string } | null {
  const [, name, id, document] = form.exec(url) ?? [];
  const kind = kinds.find((each) => each === name);
  if (kind === undefined || id === undefined) return null;
  try {
    return { target: { kind, id: decodeURIComponent(id) }, document: decodeURIComponent(document ?? '') };
  } catch {
    return null;
  }
}
