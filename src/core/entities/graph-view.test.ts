import { describe, expect, it } from 'vitest';
import type { EntityType } from './entity';
import { graphToSvg, stepFrom, viewGraph, type GraphView } from './graph-view';

const node = (name: string, type: EntityType = 'organisation') => ({ id: name.toLowerCase(), name, type, mentions: 4 });
const edge = (source: number, target: number, weight: number) => ({ source, target, together: 2, weight });
const graph: GraphView = { nodes: [node('NASA'), node('ESA'), node('Mars', 'place'), node('Titan', 'place')], edges: [edge(0, 1, 20), edge(1, 2, 10), edge(2, 3, 2)] };
const every = new Set<EntityType>(['organisation', 'place']);
const names = (view: GraphView) => view.nodes.map(({ name }) => name);
const links = ({ nodes, edges }: GraphView) => edges.map(({ source, target }) => `${nodes[source]?.name ?? ''}-${nodes[target]?.name ?? ''}`);

describe('viewGraph', () => {
  it('leaves out weak links, and what they alone held', () => {
    expect(links(viewGraph(graph, { types: every, weakest: 0, focus: null }))).toEqual(['NASA-ESA', 'ESA-Mars', 'Mars-Titan']);
    const strong = viewGraph(graph, { types: every, weakest: 5, focus: null });
    expect(names(strong)).toEqual(['NASA', 'ESA', 'Mars']);
    expect(links(strong)).toEqual(['NASA-ESA', 'ESA-Mars']);
  });

  it('shows some types, and the neighbours of one', () => {
    expect(names(viewGraph(graph, { types: new Set(['place']), weakest: 0, focus: null }))).toEqual(['Mars', 'Titan']);
    expect(names(viewGraph(graph, { types: every, weakest: 0, focus: 'nasa' }))).toEqual(['NASA', 'ESA']);
    expect(names(viewGraph(graph, { types: every, weakest: 100, focus: 'nasa' }))).toEqual(['NASA']);
  });
});

describe('stepFrom', () => {
  const places = [0, 0, 100, 0, 0, 100, 50, 0];
  it('goes along a link first, else to the nearest that way, else nowhere', () => {
    expect(stepFrom(0, 'right', places, graph.edges)).toBe(1);
    expect(stepFrom(0, 'down', places, graph.edges)).toBe(2);
    expect(stepFrom(0, 'left', places, graph.edges)).toBeNull();
  });
});

describe('graphToSvg', () => {
  const paint = { colorOf: () => '#123456', ink: '#000', line: '#ccc', paper: '#fff' };
  it('draws every node and link, and a name cannot become markup', () => {
    const svg = graphToSvg({ ...graph, nodes: [node('<script>"&'), ...graph.nodes.slice(1)] }, [0, 0, 1, 1, 2, 2, 3, 3], paint);
    expect(svg.match(/<circle/g)).toHaveLength(4);
    expect(svg.match(/<line/g)).toHaveLength(3);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;&quot;&amp;');
  });
  it('takes an empty graph', () => expect(graphToSvg({ nodes: [], edges: [] }, [], paint)).toContain('</svg>'));
});
