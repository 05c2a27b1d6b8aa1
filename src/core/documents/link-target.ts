/** Lets through the link targets that are safe to show and, on the reader's word, to follow. */

/**
 * `href` without the white space and controls that browsers ignore, its markup characters percent-encoded; `null` for
 * every scheme but http, https and mailto, for relative addresses (nothing to be relative to) and for the empty one.
 */
export function safeTarget(href: string | null | undefined): string | null {
   
  const bare = (href ?? '').replace(/[\t\n\r]|^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
  if (!/^(?:https?:\/\/[^/]|mailto:[^?]|#.)/i.test(bare)) return null;
   
  return bare.replace(/[\u0000-\u0020<>"`\u007f]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
