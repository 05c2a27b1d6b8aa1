/** The one file that knows cytoscape: draws a laid-out graph and tells what is pointed at. */
import cytoscape, { type Core, type ElementDefinition, type StylesheetStyle } from 'cytoscape';
import { entityTypes, type EntityType } from '../../core/entities/entity';
import { radiusOf, type GraphView } from '../../core/entities/graph-view';
import { linkLayer } from './link-layer';

export interface Drawn {
  /** Draws the nodes at other places and brings all of them into sight. */
  readonly place: (places: ArrayLike<number>) => void;
  /** Marks a node and brings it into sight; `null` marks none. */
  readonly choose: (node: number | null) => void;
  readonly fit: () => void;
  /** All of it as a PNG, base64. */
  readonly png: () => string;
  readonly stop: () => void;
}

export interface Colors {
  readonly of: (type: EntityType) => string;
  readonly ink: string;
  readonly line: string;
  readonly paper: string;
  readonly accent: string;
}

/** The colours of the theme in force: a canvas cannot read them by itself. */
export function readColors(): Colors {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const byType = new Map(entityTypes.map((type) => [type, read(type)]));
  return { of: (type) => byType.get(type) ?? '', ink: read('ink'), line: read('line-strong'), paper: read('paper'), accent: read('accent') };
}

function stylesheet({ ink, line, paper, accent }: Colors, many: boolean): StylesheetStyle[] {
  return [
    {
      selector: 'node',
      style: {
        width: 'data(size)',
        height: 'data(size)',
        'background-color': 'data(color)',
        color: ink,
        'font-family': 'Inter Variable, sans-serif',
        'font-size': 11,
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-background-color': paper,
        'text-background-opacity': 0.75,
        'min-zoomed-font-size': many ? 9 : 6,
      },
    },
    { selector: many ? 'node.named, node.chosen' : 'node', style: { label: 'data(name)' } },
    { selector: 'edge', style: { width: 'data(width)', 'line-color': line, 'line-opacity': 0.45, 'curve-style': 'haystack' } },
    { selector: 'node.chosen', style: { 'border-width': 3, 'border-color': accent, 'font-weight': 600, 'z-index': 10 } },
    { selector: 'edge.chosen', style: { 'line-color': accent, 'line-opacity': 0.9 } },
  ];
}

/** Of so many nodes or links neither names nor links are left to the library. */
const isLarge = ({ nodes, edges }: GraphView): boolean => nodes.length > 300 || edges.length > 1500;

const nodesOf = ({ nodes }: GraphView, colors: Colors): ElementDefinition[] =>
  nodes.map((node, at) => ({ group: 'nodes', data: { id: String(at), name: node.name, color: colors.of(node.type), size: radiusOf(node) * 2 } }));

function linksOf({ edges }: GraphView): ElementDefinition[] {
  const strongest = edges.reduce((most, { weight }) => Math.max(most, weight), 1e-9);
  return edges.map(({ source, target, weight }, at) => ({
    group: 'edges',
    data: { id: `e${String(at)}`, source: String(source), target: String(target), width: 0.6 + 3 * Math.sqrt(weight / strongest) },
  }));
}

/** cytoscape would put a style element into the page, which the page's policy refuses, unless one of this name is there. */
function standIn(): void {
  const id = '__________cytoscape_stylesheet';
  if (document.getElementById(id)) return;
  const made = document.createElement('meta');
  made.id = id;
  document.head.append(made);
}

function choose(graph: Core, node: number | null): void {
  graph.elements('.chosen').removeClass('chosen');
  if (node === null) return;
  const chosen = graph.getElementById(String(node));
  if (chosen.empty()) return;
  chosen.addClass('chosen').connectedEdges().addClass('chosen');
  const { x1, x2, y1, y2 } = graph.extent();
  const at = chosen.position();
  if (at.x < x1 || at.x > x2 || at.y < y1 || at.y > y2) graph.center(chosen);
}

/** Brings every node into sight. The library's own way measures each node and its name first. */
function fitTo(graph: Core, container: HTMLElement, places: ArrayLike<number>): void {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < places.length; at += 2) {
    left = Math.min(left, places[at] ?? 0);
    right = Math.max(right, places[at] ?? 0);
    top = Math.min(top, places[at + 1] ?? 0);
    bottom = Math.max(bottom, places[at + 1] ?? 0);
  }
  if (left > right) return;
  graph.resize();
  const { clientWidth: width, clientHeight: height } = container;
  const zoom = Math.max(graph.minZoom(), Math.min(1.5, (width - 2 * MARGIN) / (right - left + 1), (height - 2 * MARGIN) / (bottom - top + 1)));
  graph.viewport({ zoom, pan: { x: width / 2 - (zoom * (left + right)) / 2, y: height / 2 - (zoom * (top + bottom)) / 2 } });
}

/** Nodes made in one frame. */
const AT_ONCE = 120;
/** Pixels about what is brought into sight. */
const MARGIN = 40;
/** Names are legible from this zoom on, and then so many are in sight at the most. */
const LEGIBLE = 0.8;
const MOST_NAMES = 300;

/** Of a large graph only the names in sight are drawn, and only where they can be read. */
function nameThoseInSight(graph: Core): void {
  const { x1, x2, y1, y2 } = graph.extent();
  const inSight = graph.zoom() < LEGIBLE ? graph.collection() : graph.nodes().filter((node) => node.position('x') > x1 && node.position('x') < x2 && node.position('y') > y1 && node.position('y') < y2);
  const named = inSight.slice(0, MOST_NAMES);
  graph.batch(() => {
    graph.nodes('.named').difference(named).removeClass('named');
    named.addClass('named');
  });
}

/** A graph of hundreds of nodes: the library has the nodes alone, the links lie on a canvas below them. */
function drawMany(container: HTMLElement, graph: Core, view: GraphView, colors: Colors): Drawn {
  const links = linkLayer(container, { zoom: () => graph.zoom(), pan: () => graph.pan() }, view, colors);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stand: ArrayLike<number> | null = null;
  graph.on('viewport resize', () => {
    links.follow();
    clearTimeout(timer);
    timer = setTimeout(() => nameThoseInSight(graph), REST);
  });
  let waiting = nodesOf(view, colors);
  let frame = 0;
  let marked: number | null = null;
  /** Some of the nodes in each frame: to make all of them takes longer than a frame may. */
  function add(): void {
    const some = waiting.slice(0, AT_ONCE);
    waiting = waiting.slice(AT_ONCE);
    graph.add(some.map((node) => ({ ...node, position: { x: stand?.[2 * Number(node.data.id)] ?? 0, y: stand?.[2 * Number(node.data.id) + 1] ?? 0 } })));
    frame = waiting.length > 0 ? requestAnimationFrame(add) : 0;
    if (frame === 0 && marked !== null) choose(graph, marked);
  }
  const fit = (): void => void (stand && fitTo(graph, container, stand));
  return {
    place(places) {
      stand = places;
      if (frame === 0 && waiting.length > 0) add();
      graph.batch(() => graph.nodes().positions((node) => ({ x: places[2 * Number(node.id())] ?? 0, y: places[2 * Number(node.id()) + 1] ?? 0 })));
      fit();
      links.place(places);
    },
    choose(node) {
      marked = node;
      choose(graph, node);
      links.choose(node);
    },
    fit,
    png() {
      while (waiting.length > 0) add();
      const all = graph.add(linksOf(view));
      graph.nodes().addClass('named');
      const image = graph.png({ output: 'base64', full: true, bg: colors.paper, scale: 1, maxWidth: 8000, maxHeight: 8000 });
      all.remove();
      nameThoseInSight(graph);
      return image;
    },
    stop() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      links.stop();
      graph.destroy();
    },
  };
}

/** Milliseconds after the last movement of the view until names are chosen anew. */
const REST = 80;

function drawFew(graph: Core, colors: Colors): Drawn {
  return {
    place(places) {
      graph.batch(() => graph.nodes().positions((node) => ({ x: places[2 * Number(node.id())] ?? 0, y: places[2 * Number(node.id()) + 1] ?? 0 })));
      graph.fit(undefined, MARGIN);
    },
    choose: (node) => choose(graph, node),
    fit: () => graph.fit(undefined, MARGIN),
    png: () => graph.png({ output: 'base64', full: true, bg: colors.paper, scale: 2, maxWidth: 8000, maxHeight: 8000 }),
    stop: () => graph.destroy(),
  };
}

/** Draws a graph into an element; `onChoose` is called with the node that was clicked, `onOpen` where it was clicked twice. */
export function draw(container: HTMLElement, view: GraphView, onChoose: (node: number | null) => void, onOpen: (node: number) => void): Drawn {
  standIn();
  const colors = readColors();
  const many = isLarge(view);
  const graph = cytoscape({
    container,
    elements: many ? [] : [...nodesOf(view, colors), ...linksOf(view)],
    style: stylesheet(colors, many),
    layout: { name: 'preset' },
    minZoom: 0.05,
    maxZoom: 4,
    textureOnViewport: many,
    pixelRatio: many ? 1 : 'auto',
    boxSelectionEnabled: false,
    autoungrabify: many,
  });
  graph.on('tap', 'node', (event) => onChoose(Number(event.target.id())));
  graph.on('dbltap', 'node', (event) => onOpen(Number(event.target.id())));
  graph.on('tap', (event) => {
    if (event.target === graph) onChoose(null);
  });
  return many ? drawMany(container, graph, view, colors) : drawFew(graph, colors);
}
