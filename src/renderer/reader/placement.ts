/** Where a bubble goes beside the passage it speaks of, so that it covers neither the passage nor the window's edge. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Spot {
  readonly left: number;
  readonly top: number;
}

const GAP = 8;
const EDGE = 8;

/**
 * Left and top (CSS pixels, in the coordinates of the boxes) of a bubble of the given size: under the passage's last line, or
 * above its first one where there is no room below; centred on that line and kept inside `bounds`.
 */
export function placeBubble(lines: readonly Box[], size: { width: number; height: number }, bounds: Box): Spot {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return { left: bounds.left + EDGE, top: bounds.top + EDGE };
  const below = last.bottom + GAP;
  const above = first.top - GAP - size.height;
  const fitsBelow = below + size.height + EDGE <= bounds.bottom;
  const fitsAbove = above >= bounds.top + EDGE;
  const line = fitsBelow || !fitsAbove ? last : first;
  const wanted = fitsBelow ? below : fitsAbove ? above : bounds.bottom - size.height - EDGE;
  const centre = (line.left + line.right) / 2 - size.width / 2;
  const left = Math.max(bounds.left + EDGE, Math.min(centre, bounds.right - size.width - EDGE));
  return { left, top: Math.max(wanted, bounds.top + EDGE) };
}
