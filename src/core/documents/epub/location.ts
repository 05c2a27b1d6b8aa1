/** Finds where references inside a book lead: names of archive entries, with the fragment apart. */

export interface Location {
  /** Name of an entry, never one above the archive's root. */
  readonly path: string;
  /** Without `#`; empty where the whole entry is meant. */
  readonly fragment: string;
}

/** `href` as written in the entry `base`; `null` where it leads out of the book. */
export function locate(base: string, href: string): Location | null {
  const [reference = '', fragment = ''] = href.trim().split('#', 2);
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(reference)) return null;
  if (reference === '') return { path: base, fragment: decode(fragment) };
  const parts = reference.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const part of decode(reference.replace(/\?.*$/s, '')).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return { path: parts.join('/'), fragment: decode(fragment) };
}

function decode(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}
