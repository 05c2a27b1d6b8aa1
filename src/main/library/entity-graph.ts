/** Which entities are named together: counted by sentence or section, weighed by log-likelihood. */
import { edgesOf, type Unit } from '../../core/entities/association';
import { sentences } from '../../core/entities/sentences';
import { unitsOf } from '../../core/entities/units';
import type { EntityGraph, EntitySummary } from '../../shared/contract';
import type { Catalogue } from './catalogue';
import type { IndexedDocument } from './engine';

export type GraphUnit = 'sentence' | 'section';

/** More nodes than this can neither be drawn smoothly nor be read. */
const mostNodes = 2000;
/** Of each node's links the strongest; the others are weaker evidence of the same. */
const mostEdges = 12_000;

/** Where sentences begin, kept for as long as an article's text stays the same: finding them costs more than counting. */
const starts = new WeakMap<IndexedDocument, Uint32Array>();

function sentenceStarts(document: IndexedDocument): Uint32Array {
  const known = starts.get(document);
  if (known) return known;
  const found = Uint32Array.from(sentences(document.text), ({ start }) => start);
  starts.set(document, found);
  return found;
}

function unitsIn(document: IndexedDocument, by: GraphUnit, catalogue: Catalogue, isNode: (entity: string) => boolean): Unit[] {
  const at = by === 'sentence' ? sentenceStarts(document) : document.structure.sections.map(({ start }) => start);
  const mentions = catalogue.placesIn(document.id).map(({ mention }) => mention);
  const { units, empty } = unitsOf(at, mentions.filter(({ entity }) => isNode(entity)));
  return [...units, ...Array.from({ length: empty }, () => [])];
}

/** How often each entity is named in some articles. */
function counts(documents: readonly IndexedDocument[], catalogue: Catalogue): Map<string, number> {
  const found = new Map<string, number>();
  for (const { id } of documents) for (const { mention } of catalogue.placesIn(id)) found.set(mention.entity, (found.get(mention.entity) ?? 0) + 1);
  return found;
}

/**
 * Dates are left out: they have the timeline. Other calls to the engine are answered between two articles, where `pause` lets them.
 * Entities that stand alone are left out.
 */
export async function entityGraph(ids: readonly string[] | null, by: GraphUnit, catalogue: Catalogue, notes: ReadonlyMap<string, number>, pause: () => Promise<void>): Promise<EntityGraph> {
  const documents = catalogue.allDocuments().filter(({ id }) => ids === null || ids.includes(id));
  const named = [...counts(documents, catalogue)].flatMap(([id, mentions]) => {
    const entity = catalogue.entity(id);
    return entity && entity.type !== 'date' ? [{ id, name: entity.name, type: entity.type, mentions }] : [];
  });
  named.sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1));
  const chosen = new Map(named.slice(0, mostNodes).map((node) => [node.id, node]));
  const units: Unit[] = [];
  for (const document of documents) {
    units.push(...unitsIn(document, by, catalogue, (entity) => chosen.has(entity)));
    if (units.length % 64 === 0) await pause();
  }
  const edges = edgesOf(units).slice(0, mostEdges);
  const linked = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const nodes = [...chosen.values()].filter(({ id }) => linked.has(id)).map((node): EntitySummary => ({ ...node, notes: notes.get(node.id) ?? 0 }));
  const index = new Map(nodes.map(({ id }, at) => [id, at]));
  return {
    nodes,
    edges: edges.map(({ source, target, ...rest }) => ({ source: index.get(source) ?? 0, target: index.get(target) ?? 0, ...rest })),
    left: named.length - chosen.size,
  };
}
