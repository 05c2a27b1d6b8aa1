/** Flattens absurdly deep markup before it is parsed, as browsers do, so that parsing stays linear. */

/** Chromium's limit is 512; no page written by people comes near. */
const DEEPEST = 1000;
const OPENING = /<[a-z]/gi;
const TAG = /<(\/?)([a-z][^\s/<>]*)[^<>]*>/gi;
/** Elements without end tags, and those whose end tags may be left out: alone, these do not nest. */
const UNCOUNTED = new Set(
  ('area base br col embed hr img input link meta param source track wbr frame p li dt dd tr td th thead tbody tfoot option optgroup ' +
    'colgroup html head body').split(' '),
);

/** `source` without the tags that are nested deeper than a browser would follow; their text stays. */
export function limitDepth(source: string): string {
  if ((source.match(OPENING)?.length ?? 0) <= DEEPEST) return source;
  let depth = 0;
  let deepest = 0;
  const cut = (tag: string, closing: string, name: string): string => {
    if (UNCOUNTED.has(name.toLowerCase())) return depth > DEEPEST ? ' ' : tag;
    if (closing) {
      const dropped = depth > DEEPEST;
      depth = Math.max(0, depth - 1);
      return dropped ? ' ' : tag;
    }
    depth++;
    deepest = Math.max(deepest, depth);
    return depth > DEEPEST ? ' ' : tag;
  };
  const flat = source.replace(TAG, cut);
  return deepest > DEEPEST ? flat : source;
}
