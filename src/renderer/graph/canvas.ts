/** The one file that knows cytoscape: draws a laid-out graph and tells what is pointed at. */
import cytoscape, { type Core, type ElementDefinition, type StylesheetStyle } from 'cytoscape';
import { entityTypes, type EntityType } from '../../core/entities/entity';
import { radiusOf, type GraphView } from '../../core/entities/graph-view';

export interface Drawn {
  /** Draws the nodes at other places; `fit` brings all of them into sight. */
  readonly place: (places: ArrayLike<number>, fit: boolean) => void;
  /** Draws the links, of many some in each frame: while the nodes still move, links would only slow them. */
  readonly link: () => void;
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
        label: 'data(name)',
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
    { selector: 'edge', style: { width: 'data(width)', 'line-color': line, 'line-opacity': 0.45, 'curve-style': 'haystack' } },
    { selector: 'node.chosen', style: { 'border-width': 3, 'border-color': accent, 'font-weight': 600, 'z-index': 10 } },
    { selector: 'edge.chosen', style: { 'line-color': accent, 'line-opacity': 0.9 } },
  ];
}

const nodesOf = ({ nodes }: GraphView, colors: Colors): ElementDefinition[] =>
  nodes.map((node, at) => ({ group: 'nodes', data: { id: String(at), name: node.name, color: colors.of(node.type), size: radiusOf(node) * 2 } }));

function linksOf({ edges }: GraphView): ElementDefinition[] {
  const strongest = edges.reduce((most, { weight }) => Math.max(most, weight), 1e-9);
  return edges.map(({ source, target, weight }, at) => ({
    group: 'edges',
    data: { id: `e${String(at)}`, source: String(source), target: String(target), width: 0.6 + 3 * Math.sqrt(weight / strongest) },
  }));
}

/** Links drawn in one frame. */
const atOnce = 600;

/** Adds the links in the order of their strength; `linked` is called once all are there. */
function adder(graph: Core, view: GraphView, linked: () => void): { readonly begin: () => void; readonly finish: () => void; readonly stop: () => void } {
  let left = linksOf(view);
  let frame = 0;
  const add = (count: number): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    graph.add(left.slice(0, count));
    left = left.slice(count);
    if (left.length === 0) linked();
    else frame = requestAnimationFrame(() => add(atOnce));
  };
  return { begin: () => void (frame === 0 && left.length > 0 && add(atOnce)), finish: () => void (left.length > 0 && add(left.length)), stop: () => cancelAnimationFrame(frame) };
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
  chosen.addClass('chosen').connectedEdges().addClass('chosen');
  const { x1, x2, y1, y2 } = graph.extent();
  const at = chosen.position();
  if (at.x < x1 || at.x > x2 || at.y < y1 || at.y > y2) graph.center(chosen);
}

/** Draws a graph into an element; `onChoose` is called with the node that was clicked, `onOpen` where it was clicked twice. */
export function draw(container: HTMLElement, view: GraphView, onChoose: (node: number | null) => void, onOpen: (node: number) => void): Drawn {
  standIn();
  const colors = readColors();
  const many = view.nodes.length > 300;
  const graph = cytoscape({
    container,
    elements: nodesOf(view, colors),
    style: stylesheet(colors, many),
    layout: { name: 'preset' },
    minZoom: 0.05,
    maxZoom: 4,
    hideEdgesOnViewport: view.edges.length > 3000,
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
  let marked: number | null = null;
  const links = adder(graph, view, () => choose(graph, marked));
  if (view.edges.length <= atOnce) links.begin();
  return {
    place: (places, fit) => {
      graph.batch(() => {
        graph.nodes().positions((node) => ({ x: places[2 * Number(node.id())] ?? 0, y: places[2 * Number(node.id()) + 1] ?? 0 }));
      });
      if (fit) graph.fit(undefined, 40);
    },
    link: links.begin,
    choose: (node) => {
      marked = node;
      choose(graph, node);
    },
    fit: () => graph.fit(undefined, 40),
    png: () => {
      links.finish();
      return graph.png({ output: 'base64', full: true, bg: colors.paper, scale: many ? 1 : 2, maxWidth: 8000, maxHeight: 8000 });
    },
    stop: () => {
      links.stop();
      graph.destroy();
    },
  };
}
