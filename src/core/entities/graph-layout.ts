/** Places the nodes of a graph so that what is linked stands near: Fruchterman and Reingold (1991), the variant with a grid. */

export interface Link {
  /** Indices of nodes. */
  readonly source: number;
  readonly target: number;
  /** More than 0; the stronger, the nearer. */
  readonly weight: number;
}

export interface Layout {
  /** x and y of each node, in turn. */
  readonly places: Float64Array;
  /** Moves every node once; `heat` from 1 to 0 says how far at most. */
  readonly step: (heat: number) => void;
}

/** Distance at which two linked nodes come to rest. */
const ease = 60;
/** Nodes farther apart than this do not push one another: that keeps a step linear in the number of nodes. */
const reach = ease * 3;

/** A sunflower: even, and the same for the same number on every machine. */
function seed(count: number): Float64Array {
  const places = new Float64Array(count * 2);
  for (let i = 0; i < count; i += 1) {
    const radius = ease * 0.8 * Math.sqrt(i + 0.5);
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    places[2 * i] = radius * Math.cos(angle);
    places[2 * i + 1] = radius * Math.sin(angle);
  }
  return places;
}

/** Nodes by the square they stand in, row by row: `order` holds those of square `c` from `from[c]` to `from[c + 1]`. */
interface Grid {
  readonly columns: number;
  readonly order: Int32Array;
  readonly from: Int32Array;
}

/** Squares are at least `reach` wide, and wider where nodes lie so far apart that there would be many more squares than nodes. */
function gridOf(places: Float64Array): Grid {
  const count = places.length / 2;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < count; i += 1) {
    const [x, y] = [places[2 * i] ?? 0, places[2 * i + 1] ?? 0];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const width = Math.max(reach, Math.sqrt(((right - left) * (bottom - top)) / (4 * count + 16)), Math.max(right - left, bottom - top) / (4 * count + 16));
  const columns = Math.floor((right - left) / width) + 1;
  const rows = Math.floor((bottom - top) / width) + 1;
  const square = new Int32Array(count);
  const from = new Int32Array(columns * rows + 1);
  for (let i = 0; i < count; i += 1) {
    square[i] = Math.floor(((places[2 * i + 1] ?? 0) - top) / width) * columns + Math.floor(((places[2 * i] ?? 0) - left) / width);
    from[(square[i] ?? 0) + 1] = (from[(square[i] ?? 0) + 1] ?? 0) + 1;
  }
  for (let c = 1; c < from.length; c += 1) from[c] = (from[c] ?? 0) + (from[c - 1] ?? 0);
  const next = from.slice();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    const at = next[square[i] ?? 0] ?? 0;
    order[at] = i;
    next[square[i] ?? 0] = at + 1;
  }
  return { columns, order, from };
}

/** Parts a node from those in `order` from `begin` to `end`, each of which is pushed as far the other way. */
function part(places: Float64Array, moves: Float64Array, i: number, order: Int32Array, begin: number, end: number): void {
  const x = places[2 * i] ?? 0;
  const y = places[2 * i + 1] ?? 0;
  let ownX = 0;
  let ownY = 0;
  for (let at = begin; at < end; at += 1) {
    const other = order[at] ?? 0;
    // Two at the very same place part by their order.
    const dx = x - (places[2 * other] ?? 0) || (i - other) * 1e-3;
    const dy = y - (places[2 * other + 1] ?? 0);
    const squared = dx * dx + dy * dy;
    if (squared > reach * reach) continue;
    const force = (ease * ease) / Math.max(1, squared);
    ownX += dx * force;
    ownY += dy * force;
    moves[2 * other] = (moves[2 * other] ?? 0) - dx * force;
    moves[2 * other + 1] = (moves[2 * other + 1] ?? 0) - dy * force;
  }
  moves[2 * i] = (moves[2 * i] ?? 0) + ownX;
  moves[2 * i + 1] = (moves[2 * i + 1] ?? 0) + ownY;
}

/** Every pair of nodes in one square or in two that touch, once. */
function push(places: Float64Array, moves: Float64Array): void {
  const { columns, order, from } = gridOf(places);
  const squares = from.length - 1;
  for (let c = 0; c < squares; c += 1) {
    const column = c % columns;
    const right = column + 1 < columns;
    const below = c + columns < squares;
    for (let at = from[c] ?? 0; at < (from[c + 1] ?? 0); at += 1) {
      const i = order[at] ?? 0;
      // The rest of this square and the next one in the row lie side by side in the order; so do the three below.
      part(places, moves, i, order, at + 1, from[c + (right ? 2 : 1)] ?? 0);
      if (below) part(places, moves, i, order, from[c + columns - (column > 0 ? 1 : 0)] ?? 0, from[c + columns + (right ? 2 : 1)] ?? 0);
    }
  }
}

/** Links as the steps want them: ends and strengths side by side. */
interface Springs {
  readonly ends: Int32Array;
  /** 0.3 to 1. */
  readonly strengths: Float64Array;
}

function springsOf(links: readonly Link[]): Springs {
  const strongest = links.reduce((most, { weight }) => Math.max(most, weight), 1e-9);
  const ends = Int32Array.from(links.flatMap(({ source, target }) => [source, target]));
  return { ends, strengths: Float64Array.from(links, ({ weight }) => 0.3 + 0.7 * Math.sqrt(weight / strongest)) };
}

function pull(places: Float64Array, moves: Float64Array, { ends, strengths }: Springs): void {
  for (let link = 0; link < strengths.length; link += 1) {
    const source = 2 * (ends[2 * link] ?? 0);
    const target = 2 * (ends[2 * link + 1] ?? 0);
    const dx = (places[target] ?? 0) - (places[source] ?? 0);
    const dy = (places[target + 1] ?? 0) - (places[source + 1] ?? 0);
    const force = (Math.sqrt(dx * dx + dy * dy) / ease) * (strengths[link] ?? 0);
    moves[source] = (moves[source] ?? 0) + dx * force;
    moves[source + 1] = (moves[source + 1] ?? 0) + dy * force;
    moves[target] = (moves[target] ?? 0) - dx * force;
    moves[target + 1] = (moves[target + 1] ?? 0) - dy * force;
  }
}

/** A layout of `count` nodes, begun; it is the same for the same nodes and links. Call `step` with falling heat until it is cool. */
export function startLayout(count: number, links: readonly Link[]): Layout {
  const places = seed(count);
  const springs = springsOf(links);
  const step = (heat: number): void => {
    const moves = new Float64Array(places.length);
    push(places, moves);
    pull(places, moves, springs);
    for (let i = 0; i < count; i += 1) {
      // What nothing holds drifts back to the middle.
      const x = (moves[2 * i] ?? 0) - (places[2 * i] ?? 0) * 0.05;
      const y = (moves[2 * i + 1] ?? 0) - (places[2 * i + 1] ?? 0) * 0.05;
      const length = Math.max(1e-9, Math.sqrt(x * x + y * y));
      const most = Math.min(length, ease * 2 * heat) / length;
      places[2 * i] = (places[2 * i] ?? 0) + x * most;
      places[2 * i + 1] = (places[2 * i + 1] ?? 0) + y * most;
    }
  };
  return { places, step };
}
