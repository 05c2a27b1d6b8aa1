/** What is shown of a graph: links strong enough between types chosen, perhaps about one entity alone. */
import type { EntityType } from './entity';

export interface GraphNode {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  readonly mentions: number;
}

export interface GraphEdge {
  /** Indices of nodes. */
  readonly source: number;
  readonly target: number;
  readonly together: number;
  readonly weight: number;
}

export interface GraphView<Node extends GraphNode = GraphNode> {
  readonly nodes: readonly Node[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphChoice {
  readonly types: ReadonlySet<EntityType>;
  readonly weakest: number;
  /** Entity whose neighbours alone are shown, with the links among them. */
  readonly focus: string | null;
}

/** Nodes without a link that is shown are left out; the one in focus stays. Ends of edges are indices of the nodes shown. */
export function viewGraph<Node extends GraphNode>({ nodes, edges }: GraphView<Node>, { types, weakest, focus }: GraphChoice): GraphView<Node> {
  const isShown = (at: number): boolean => {
    const node = nodes[at];
    return node !== undefined && (types.has(node.type) || node.id === focus);
  };
  const strong = edges.filter(({ source, target, weight }) => weight >= weakest && isShown(source) && isShown(target));
  const middle = focus === null ? -1 : nodes.findIndex(({ id }) => id === focus);
  const near = new Set([middle, ...strong.flatMap(({ source, target }) => (source === middle ? [target] : target === middle ? [source] : []))]);
  const shown = middle < 0 ? strong : strong.filter(({ source, target }) => near.has(source) && near.has(target));
  const kept = new Set(shown.flatMap(({ source, target }) => [source, target]));
  if (middle >= 0) kept.add(middle);
  const order = [...kept].sort((a, b) => a - b);
  const index = new Map(order.map((from, to) => [from, to]));
  return {
    nodes: order.flatMap((at) => nodes[at] ?? []),
    edges: shown.map(({ source, target, ...rest }) => ({ source: index.get(source) ?? 0, target: index.get(target) ?? 0, ...rest })),
  };
}

export type Direction = 'left' | 'right' | 'up' | 'down';

const facing: Readonly<Record<Direction, (x: number, y: number) => number>> = {
  left: (x) => -x,
  right: (x) => x,
  up: (_, y) => -y,
  down: (_, y) => y,
};

/** The node an arrow key goes to: among those linked to `from`, else among all, the nearest that lies in that direction; `null` where none does. */
export function stepFrom(from: number, direction: Direction, places: ArrayLike<number>, edges: readonly GraphEdge[]): number | null {
  const linked = edges.flatMap(({ source, target }) => (source === from ? [target] : target === from ? [source] : []));
  const all = Array.from({ length: places.length / 2 }, (_, at) => at);
  for (const candidates of [linked, all]) {
    let best: number | null = null;
    let least = Infinity;
    for (const at of candidates) {
      const x = (places[2 * at] ?? 0) - (places[2 * from] ?? 0);
      const y = (places[2 * at + 1] ?? 0) - (places[2 * from + 1] ?? 0);
      const distance = Math.hypot(x, y);
      // Within 45 degrees of the arrow.
      if (at === from || facing[direction](x, y) < distance * Math.SQRT1_2) continue;
      if (distance < least) [best, least] = [at, distance];
    }
    if (best !== null) return best;
  }
  return null;
}

const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** Radius of a node in the layout's units. */
export const radiusOf = ({ mentions }: Pick<GraphNode, 'mentions'>): number => 5 + Math.min(15, Math.sqrt(mentions) * 1.8);

/** The picture as an SVG of its own: no script, no outside reference. `colorOf` answers CSS colours. */
export function graphToSvg({ nodes, edges }: GraphView, places: ArrayLike<number>, { colorOf, ink, line, paper }: { readonly colorOf: (type: EntityType) => string; readonly ink: string; readonly line: string; readonly paper: string }): string {
  const at = (node: number): [number, number] => [places[2 * node] ?? 0, places[2 * node + 1] ?? 0];
  const xs = nodes.map((_, node) => at(node)[0]);
  const ys = nodes.map((_, node) => at(node)[1]);
  const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value), Infinity);
  const most = (values: readonly number[]): number => values.reduce((high, value) => Math.max(high, value), -Infinity);
  const [left, top] = nodes.length === 0 ? [0, 0] : [least(xs) - 80, least(ys) - 40];
  const [width, height] = nodes.length === 0 ? [1, 1] : [most(xs) + 80 - left, most(ys) + 40 - top];
  const n = (value: number): string => value.toFixed(1);
  const strongest = edges.reduce((high, { weight }) => Math.max(high, weight), 1e-9);
  const lines = edges.map(({ source, target, weight }) => {
    const [[x1, y1], [x2, y2]] = [at(source), at(target)];
    return `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke-width="${n(0.6 + 3 * Math.sqrt(weight / strongest))}"/>`;
  });
  const dots = nodes.map((node, i) => {
    const [x, y] = at(i);
    return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radiusOf(node))}" fill="${escaped(colorOf(node.type))}"/><text x="${n(x)}" y="${n(y + radiusOf(node) + 12)}">${escaped(node.name)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${n(left)} ${n(top)} ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}">`,
    `<rect x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" fill="${escaped(paper)}"/>`,
    `<g stroke="${escaped(line)}">${lines.join('')}</g>`,
    `<g font-family="Inter, sans-serif" font-size="11" text-anchor="middle" fill="${escaped(ink)}">${dots.join('')}</g>`,
    '</svg>\n',
  ].join('\n');
}
