/** Ranges painted with the Highlight API under one name by several editors of the window, each of which takes away its own alone. */

/** One paint for each name, shared by all. @param priority what lies over what. */
export function paintedLayer(name: string, priority = 0): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = priority;
  CSS.highlights.set(name, made);
  return made;
}

/** Paints ranges; the value returned takes these away. */
export function paintRanges(name: string, ranges: readonly (StaticRange | null)[], priority: number): () => void {
  const layer = paintedLayer(name, priority);
  const own = ranges.filter((range) => range !== null);
  for (const range of own) layer.add(range);
  return () => own.forEach((range) => layer.delete(range));
}
