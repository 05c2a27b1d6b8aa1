/** The links of a large graph on a canvas of their own: as elements of the library they would cost a second before the first picture. */
import type { GraphView } from '../../core/entities/graph-view';

/** From where the graph is seen: pixels per unit of the layout, and where its origin lies. */
export interface Sight {
  readonly zoom: () => number;
  readonly pan: () => { readonly x: number; readonly y: number };
}

export interface LinkLayer {
  /** Draws them between nodes at these places, x and y in turn; `null` draws none. */
  readonly place: (places: ArrayLike<number> | null) => void;
  /** The sight has moved. */
  readonly follow: () => void;
  /** Marks those of one node; `null` marks none. */
  readonly choose: (node: number | null) => void;
  readonly stop: () => void;
}

export interface LinkColors {
  readonly line: string;
  readonly accent: string;
}

/** Links are drawn in so many widths: each is one stroke. */
const widths = 6;
/** Milliseconds after the last movement of the view until they are drawn anew; until then the picture of them moves along. */
const REST = 80;

function widthOf(weight: number, strongest: number): number {
  return 0.6 + 3 * Math.sqrt(weight / strongest);
}

/** One path for the links of about the same width. */
function pathsOf({ edges }: GraphView, places: ArrayLike<number>): Map<number, Path2D> {
  const strongest = edges.reduce((most, { weight }) => Math.max(most, weight), 1e-9);
  const paths = new Map<number, Path2D>();
  for (const { source, target, weight } of edges) {
    const width = 0.6 + (Math.round(((widthOf(weight, strongest) - 0.6) / 3) * (widths - 1)) * 3) / (widths - 1);
    const path = paths.get(width) ?? new Path2D();
    paths.set(width, path);
    path.moveTo(places[2 * source] ?? 0, places[2 * source + 1] ?? 0);
    path.lineTo(places[2 * target] ?? 0, places[2 * target + 1] ?? 0);
  }
  return paths;
}

export function linkLayer(container: HTMLElement, sight: Sight, view: GraphView, { line, accent }: LinkColors): LinkLayer {
  const canvas = document.createElement('canvas');
  canvas.className = 'graph-links';
  container.prepend(canvas);
  let places: ArrayLike<number> | null = null;
  let paths = new Map<number, Path2D>();
  let chosen: number | null = null;
  let drawn = { zoom: 1, x: 0, y: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function draw(): void {
    const [zoom, { x, y }] = [sight.zoom(), sight.pan()];
    canvas.width = container.clientWidth;
    canvas.height = container.clientHeight;
    canvas.style.transform = '';
    drawn = { zoom, x, y };
    const pen = canvas.getContext('2d');
    if (!pen || !places) return;
    pen.setTransform(zoom, 0, 0, zoom, x, y);
    pen.globalAlpha = 0.45;
    pen.strokeStyle = line;
    for (const [width, path] of paths) {
      pen.lineWidth = width;
      pen.stroke(path);
    }
    if (chosen === null) return;
    const own = view.edges.filter(({ source, target }) => source === chosen || target === chosen);
    pen.globalAlpha = 0.9;
    pen.strokeStyle = accent;
    for (const [width, path] of pathsOf({ nodes: view.nodes, edges: own }, places)) {
      pen.lineWidth = width;
      pen.stroke(path);
    }
  }

  function follow(): void {
    const scale = sight.zoom() / drawn.zoom;
    const { x, y } = sight.pan();
    canvas.style.transform = `translate(${String(x - drawn.x * scale)}px, ${String(y - drawn.y * scale)}px) scale(${String(scale)})`;
    clearTimeout(timer);
    timer = setTimeout(draw, REST);
  }

  return {
    follow,
    place(next) {
      places = next;
      paths = next ? pathsOf(view, next) : new Map();
      clearTimeout(timer);
      draw();
    },
    choose(node) {
      chosen = node;
      draw();
    },
    stop() {
      clearTimeout(timer);
      canvas.remove();
    },
  };
}
