/** The catalogue: documents with their mentions and annotations, and the entities folded over all of them. */
import { applyDecisions } from '../../core/entities/apply-decisions';
import type { Decision, NamedAs } from '../../core/entities/decisions';
import { concordanceIn } from '../../core/entities/dossier';
import type { Entity, EntityType, Mention, Recognition } from '../../core/entities/entity';
import { identityOf } from '../../core/entities/identity';
import { foldRecognitions, type FoldedLibrary, type PlacedMention } from '../../core/entities/fold';
import { sectionAt, shortHeading } from '../../core/documents/sections';
import type { TextRange } from '../../core/documents/document';
import { slug } from '../../core/entities/slug';
import type { ReferenceTarget } from '../../core/notes/note';
import type { AnchoredAnnotation, LinkState, MentionInContext, NamedMention } from '../../shared/contract';
import type { DocumentAbout, EngineCounts, IndexedDocument } from './engine';
import { append, changedDocuments, viewOf, type View } from './catalogue-view';
import { decidedEntities, leadsFor, released, type Lead } from './held';
import type { Recogniser } from './recogniser';

/** An entity with every place that names it and the annotations that touch one of them. */
export interface EntityPlaces {
  readonly entity: Entity;
  readonly mentions: readonly MentionInContext[];
  readonly annotations: readonly AnchoredAnnotation[];
}

export class Catalogue {
  private readonly documents = new Map<string, IndexedDocument>();
  private readonly recognitions = new Map<string, Recognition>();
  private readonly annotations = new Map<string, readonly AnchoredAnnotation[]>();
  /** The document of each mark that has a place; made anew after a change, when it is asked for. */
  private homes: ReadonlyMap<string, string> | null = null;
  private decisions: readonly Decision[] = [];
  private folded: FoldedLibrary | null = null;
  private viewed: View | null = null;
  private changed = true;
  /** Whether something was recognised that is not shown yet. */
  private unpublished = false;

  constructor(private readonly recogniser: Recogniser) {}

  put(document: IndexedDocument): void {
    this.documents.set(document.id, document);
    this.recognitions.set(document.id, this.recogniser.of(document));
    this.touch();
  }

  /** Recognises a document that waits for it. What was found shows once it is published. */
  recogniseAnew(id: string): void {
    const document = this.documents.get(id);
    if (!document) return this.recogniser.forget(id);
    const { entities, own } = this.library();
    const present = new Map(entities.map((entity) => [entity.id, entity]));
    this.unpublished = true;
    this.recognitions.set(id, this.recogniser.anew(document, (entity) => identityOf(present.get(own.get(id)?.get(entity.id) ?? entity.id) ?? entity)));
  }

  /** Shows what was recognised anew. */
  publish(): void {
    if (this.unpublished) this.touch();
  }

  /** Lets go what only an earlier recogniser found and nobody holds; answers the documents, and what the log must say of `linked` ids. */
  letGo(linked: readonly string[]): { documents: string[]; leads: Lead[] } {
    const isMarked = (document: string, mentions: readonly Mention[]) =>
      this.annotationsOf(document).some(({ anchor: { range } }) => range && mentions.some(({ start, end }) => start < range.end && range.start < end));
    const changed = released(this.recognitions, this.library(), [...linked, ...decidedEntities(this.decisions)], isMarked);
    for (const [id, recognition] of changed) {
      const document = this.documents.get(id);
      if (document) this.recognitions.set(id, this.recogniser.keep(document, recognition));
    }
    if (changed.size > 0) this.touch();
    const links = linked.filter((id) => this.entity(id) !== undefined);
    return { documents: [...changed.keys()], leads: leadsFor(links, this.recognitions, this.library(), this.decisions) };
  }

  /** Names a document anew and what is said of it; `null` where it is not known. */
  describe(id: string, title: string, about: DocumentAbout): IndexedDocument | null {
    const known = this.documents.get(id);
    if (!known) return null;
    const document = { ...known, title, about };
    this.documents.set(id, document);
    return document;
  }

  /**
   * Answers where those of `needed` lead whose name stood in this article alone: the other articles know the same thing by another
   * id, which its links and decisions must find.
   */
  remove(document: string, needed: Iterable<string> = []): Lead[] {
    const before = this.view();
    this.recogniser.forget(document);
    this.documents.delete(document);
    this.recognitions.delete(document);
    this.annotations.delete(document);
    this.homes = null;
    this.touch();
    const after = this.view();
    const ownId = ({ ids, entities }: View, id: string): string | null => [ids.get(id) ?? id].find((own) => entities.has(own)) ?? null;
    return [...new Set(needed)].flatMap((id) => {
      const was = ownId(before, id);
      if (was === null || ownId(after, id) !== null) return [];
      const place = before.byEntity.get(was)?.find((each) => each.document !== document);
      const now = after.byDocument.get(place?.document ?? '')?.find(({ mention }) => mention.start === place?.mention.start);
      return now ? [{ kind: 'merge' as const, entity: id, into: now.mention.entity }] : [];
    });
  }

  putAnnotations(document: string, annotations: readonly AnchoredAnnotation[]): void {
    this.annotations.set(document, annotations);
    this.homes = null;
  }

  /** Whether the entities may have changed since the last call. */
  takeChanged(): boolean {
    const { changed } = this;
    this.changed = false;
    return changed;
  }

  /** Replaces the reader's decisions; answers the documents whose mentions or their entities are others now, at least one where anything was said. */
  putDecisions(decisions: readonly Decision[]): string[] {
    const before = this.view();
    const said = decisions.length !== this.decisions.length;
    this.decisions = decisions;
    this.viewed = null;
    this.changed = true;
    const changed = changedDocuments(before, this.view());
    // Relations and confirmations change no mention, but pages that show them.
    return changed.length === 0 && said ? [...this.documents.keys()].slice(0, 1) : changed;
  }

  /** The entity an id leads to, by whatever id it was known. */
  entity(id: string): Entity | undefined {
    const { entities, ids } = this.view();
    return entities.get(ids.get(id) ?? id);
  }

  recognisedNames(ids: readonly string[]): Record<string, NamedAs> {
    const { entities, ids: leads } = this.library();
    const wanted = new Map(ids.map((id) => [id, leads.get(id) ?? id]));
    const asked = new Set(wanted.values());
    const found = new Map(entities.flatMap((entity) => (asked.has(entity.id) ? [[entity.id, entity] as const] : [])));
    return Object.fromEntries([...wanted].flatMap(([id, own]) => [found.get(own)].flatMap((entity) => (entity ? [[id, { name: entity.name, type: entity.type }]] : []))));
  }

  newEntityId(name: string, type: EntityType): string {
    const id = slug(name);
    const there = this.entity(id);
    return there === undefined || there.type === type ? id : `${id}-${type}`;
  }

  document = (id: string): IndexedDocument | undefined => this.documents.get(id);
  allDocuments = (): IndexedDocument[] => [...this.documents.values()];
  annotationsOf = (document: string): readonly AnchoredAnnotation[] => this.annotations.get(document) ?? [];
  entities = (): Entity[] => [...this.view().entities.values()];
  mentionCount = (entity: string): number => this.view().byEntity.get(entity)?.length ?? 0;
  /** Where one entity is named, and what one article names: in the order of the text. */
  placesOf = (entity: string): readonly PlacedMention[] => this.view().byEntity.get(entity) ?? [];
  placesIn = (document: string): readonly PlacedMention[] => this.view().byDocument.get(document) ?? [];
  /** Where ids that were folded or merged lead. */
  leads = (): ReadonlyMap<string, string> => this.view().ids;
  allDecisions = (): readonly Decision[] => this.decisions;

  counts(): EngineCounts {
    const { entities, byEntity } = this.view();
    return { entities: entities.size, mentions: [...byEntity.values()].reduce((sum, mentions) => sum + mentions.length, 0) };
  }

  mentionsOf(document: string): NamedMention[] {
    const { entities, byDocument } = this.view();
    return (byDocument.get(document) ?? []).flatMap(({ mention: { start, end, entity, reason } }) => {
      const named = entities.get(entity);
      return named ? [{ start, end, entity, name: named.name, type: named.type, reason }] : [];
    });
  }

  page(id: string): EntityPlaces | null {
    const entity = this.entity(id);
    if (!entity) return null;
    const places = this.view().byEntity.get(entity.id) ?? [];
    const byDocument = new Map<string, Mention[]>();
    for (const { document, mention } of places) append(byDocument, document, mention);
    const mentions = [...byDocument].flatMap(([document, own]) => {
      const indexed = this.documents.get(document);
      return indexed ? inContext(indexed, own) : [];
    });
    return { entity, mentions, annotations: this.touching(places) };
  }

  /** Where these entities are named, by document. */
  rangesOf(entities: ReadonlySet<string>): Map<string, TextRange[]> {
    const ranges = new Map<string, TextRange[]>();
    for (const id of entities) for (const { document, mention } of this.placesOf(id)) append(ranges, document, mention);
    return ranges;
  }

  private touching(places: readonly PlacedMention[]): AnchoredAnnotation[] {
    return [...this.annotations].flatMap(([document, annotations]) =>
      annotations.filter(({ anchor: { range } }) =>
        places.some(({ document: at, mention }) => at === document && range && mention.start < range.end && range.start < mention.end),
      ),
    );
  }

  /** The present name of a target that is not a note; `undefined` for notes. */
  resolve(target: ReferenceTarget): LinkState | undefined {
    if (target.kind === 'note') return undefined;
    if (target.kind === 'entity') {
      const entity = this.entity(target.id);
      return { target, name: entity?.name ?? null, type: entity?.type ?? null };
    }
    return { target, name: this.placeName(target), type: null };
  }

  private placeName(target: ReferenceTarget): string | null {
    const place = this.locate(target);
    const document = place && this.documents.get(place.document);
    if (!place || !document) return null;
    if (target.kind === 'document') return document.title;
    const section = sectionAt(document.structure, place.range.start);
    const heading = section ? shortHeading(section) : document.title;
    return target.kind === 'section' ? heading : `${document.title} › ${heading}`;
  }

  /** `<document>#<section>` as the present version has it: a section may go on under another heading. */
  presentSection(id: string): string {
    const hash = id.indexOf('#');
    const lead = this.documents.get(id.slice(0, hash))?.sectionLeads?.[id.slice(hash + 1)];
    return lead === undefined ? id : `${id.slice(0, hash)}#${lead}`;
  }

  locate(target: ReferenceTarget): { document: string; range: TextRange } | null {
    if (target.kind === 'document') return this.documents.has(target.id) ? { document: target.id, range: { start: 0, end: 0 } } : null;
    if (target.kind === 'section') {
      const present = this.presentSection(target.id);
      const hash = present.indexOf('#');
      const document = this.documents.get(present.slice(0, hash));
      const section = document?.structure.sections.find(({ id }) => id === present.slice(hash + 1));
      return document && section ? { document: document.id, range: { start: section.start, end: section.start } } : null;
    }
    for (const [document, annotations] of this.annotations) {
      const found = annotations.find(({ annotation }) => annotation.id === target.id);
      if (found?.anchor.range) return { document, range: found.anchor.range };
    }
    return null;
  }

  /** The document a target stands in, or `null` for entities and notes. */
  documentOf(target: ReferenceTarget): string | null {
    if (target.kind === 'entity' || target.kind === 'note') return null;
    return target.kind === 'annotation' ? (this.homesOfMarks().get(target.id) ?? null) : (this.locate(target)?.document ?? null);
  }

  private homesOfMarks(): ReadonlyMap<string, string> {
    const placed = () => [...this.annotations].flatMap(([document, marks]) => marks.filter(({ anchor }) => anchor.range).map(({ annotation }) => [annotation.id, document] as const));
    return (this.homes ??= new Map(placed()));
  }

  private touch(): void {
    this.unpublished = false;
    this.folded = null;
    this.viewed = null;
    this.changed = true;
  }

  private library(): FoldedLibrary {
    return (this.folded ??= foldRecognitions([...this.recognitions].map(([document, recognition]) => ({ document, recognition }))));
  }

  private view(): View {
    this.viewed ??= viewOf(applyDecisions(this.library(), this.decisions, new Map([...this.documents].map(([id, { text }]) => [id, text]))));
    return this.viewed;
  }
}

/** Each mention in its sentence. */
function inContext({ id, title, text, structure }: IndexedDocument, mentions: readonly Mention[]): MentionInContext[] {
  return concordanceIn(text, structure.blocks, mentions).map(({ mention: { start, end }, sentence }) => {
    const section = sectionAt(structure, start);
    return {
      document: id,
      documentTitle: title,
      section: section ? shortHeading(section) : title,
      range: { start, end },
      sentence: text.slice(sentence.start, sentence.end).replace(/\s/g, ' '),
      highlight: { start: start - sentence.start, end: end - sentence.start },
    };
  });
}
