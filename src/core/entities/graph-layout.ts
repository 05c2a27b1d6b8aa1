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

class Grid {
  private readonly cells = new Map<number, number[]>();

  constructor(private readonly places: Float64Array) {
    for (let i = 0; i < places.length / 2; i += 1) {
      const key = this.key(this.column(i), this.row(i));
      const cell = this.cells.get(key);
      if (cell) cell.push(i);
      else this.cells.set(key, [i]);
    }
  }

  private column = (i: number): number => Math.floor((this.places[2 * i] ?? 0) / reach);
  private row = (i: number): number => Math.floor((this.places[2 * i + 1] ?? 0) / reach);
  private key = (column: number, row: number): number => (column + 50_000) * 100_000 + row + 50_000;

  /** Calls for each node in the nine cells about one; of a crowded cell a fixed share. */
  near(i: number, visit: (other: number) => void): void {
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of this.cells.get(this.key(this.column(i) + dx, this.row(i) + dy)) ?? []) if (other !== i) visit(other);
      }
    }
  }
}

function push(places: Float64Array, moves: Float64Array): void {
  const grid = new Grid(places);
  for (let i = 0; i < places.length / 2; i += 1) {
    grid.near(i, (other) => {
      // Two at the very same place part by their order.
      const dx = (places[2 * i] ?? 0) - (places[2 * other] ?? 0) || (i - other) * 1e-3;
      const dy = (places[2 * i + 1] ?? 0) - (places[2 * other + 1] ?? 0);
      const squared = Math.max(1, dx * dx + dy * dy);
      if (squared > reach * reach) return;
      const force = (ease * ease) / squared;
      moves[2 * i] = (moves[2 * i] ?? 0) + dx * force;
      moves[2 * i + 1] = (moves[2 * i + 1] ?? 0) + dy * force;
    });
  }
}

function pull(places: Float64Array, moves: Float64Array, links: readonly Link[], strongest: number): void {
  for (const { source, target, weight } of links) {
    const dx = (places[2 * target] ?? 0) - (places[2 * source] ?? 0);
    const dy = (places[2 * target + 1] ?? 0) - (places[2 * source + 1] ?? 0);
    const force = (Math.sqrt(dx * dx + dy * dy) / ease) * (0.3 + 0.7 * Math.sqrt(weight / strongest));
    for (const [node, sign] of [[source, 1], [target, -1]] as const) {
      moves[2 * node] = (moves[2 * node] ?? 0) + sign * dx * force;
      moves[2 * node + 1] = (moves[2 * node + 1] ?? 0) + sign * dy * force;
    }
  }
}

/** A layout of `count` nodes, begun; it is the same for the same nodes and links. Call `step` with falling heat until it is cool. */
export function startLayout(count: number, links: readonly Link[]): Layout {
  const places = seed(count);
  const strongest = links.reduce((most, { weight }) => Math.max(most, weight), 1e-9);
  const step = (heat: number): void => {
    const moves = new Float64Array(places.length);
    push(places, moves);
    pull(places, moves, links, strongest);
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
