/** Language tags as sources write them, in their usual form. */

/** `tag` in BCP 47's usual casing (`en_us` to `en-US`), or `null` where it is no language tag. */
export function languageTag(tag: string | null | undefined): string | null {
  const found = /^\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?\b/.exec(tag ?? '');
  if (!found) return null;
  const [, language = '', script, region] = found;
  const tidyScript = script ? `-${script.charAt(0).toUpperCase()}${script.slice(1).toLowerCase()}` : '';
  return language.toLowerCase() + tidyScript + (region ? `-${region.toUpperCase()}` : '');
}
