/** How a link inside the vault is written as an address: `almagest:<kind>/<id, percent-encoded>`. */
import type { ReferenceTarget } from './note';

const kinds: readonly ReferenceTarget['kind'][] = ['entity', 'document', 'section', 'note', 'annotation'];
const form = /^almagest:([a-z]+)\/([^?#\s]+)(?:\?(?:document=([^?#&\s]+)|(named)))?$/;

/** Half a surrogate pair cannot be percent-encoded; ids never hold one, so it is replaced. */
const encode = (id: string) => encodeURIComponent(id.replace(loneSurrogate, '\uFFFD'));
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * `almagest:section/<document>%23<section>`. A passage also names its document: `almagest:annotation/<id>?document=<id>`.
 * A link whose text is its target's name, and follows it, ends in `?named`.
 */
export function referenceUrl(target: ReferenceTarget, { document = '', named = false }: { readonly document?: string; readonly named?: boolean } = {}): string {
  return `almagest:${target.kind}/${encode(target.id)}${document !== '' ? `?document=${encode(document)}` : named ? '?named' : ''}`;
}

/** What an address of ours says; `named` is a member to spread. */
export interface ReadReference {
  readonly target: ReferenceTarget;
  /** Empty where it names none. */
  readonly document: string;
  readonly named: { readonly named?: true };
}

/** `null` for every other address. */
export function readReferenceUrl(url: string): ReadReference | null {
  const [, name, id, document, named] = form.exec(url) ?? [];
  const kind = kinds.find((each) => each === name);
  if (kind === undefined || id === undefined) return null;
  try {
    return { target: { kind, id: decodeURIComponent(id) }, document: decodeURIComponent(document ?? ''), named: named === undefined ? {} : { named: true } };
  } catch {
    return null;
  }
}
