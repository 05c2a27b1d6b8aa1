/** Ranges painted with the Highlight API under one name by several editors of the window, each of which takes away its own alone. */

interface Layer {
  readonly priority: number;
  readonly ranges: Set<StaticRange>;
}

const layers = new Map<string, Layer>();
const changed = new Set<string>();

/** A new highlight for what changed in a turn. */
function draw(): void {
  for (const name of changed) {
    const { ranges, priority } = layers.get(name) ?? { ranges: new Set<StaticRange>(), priority: 0 };
    if (ranges.size === 0) {
      CSS.highlights.delete(name);
      continue;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
  changed.clear();
}

/** Changes of one turn are drawn together at its end. */
function change(name: string): void {
  if (changed.size === 0) queueMicrotask(draw);
  changed.add(name);
}

/** Paints ranges; the value returned takes these away. @param priority what lies over what. */
export function paintRanges(name: string, ranges: readonly StaticRange[], priority = 0): () => void {
  const layer = layers.get(name) ?? { priority, ranges: new Set() };
  layers.set(name, layer);
  for (const range of ranges) layer.ranges.add(range);
  change(name);
  return () => {
    for (const range of ranges) layer.ranges.delete(range);
    change(name);
  };
}
