/** Which places name which entity once the reader has spoken: refused ones go, those of new names and passages come in. */
import { resolver } from '../anchoring/resolve';
import type { TextRange } from '../documents/document';
import type { DecidedPlace, Decision } from './decisions';
import type { MentionReason } from './entity';
import { findForm } from './find-forms';
import type { LibraryEntities, PlacedMention } from './fold';
import type { Leads, Ranked } from './leads';

export interface Deciding {
  readonly library: LibraryEntities;
  readonly decisions: Ranked;
  readonly leads: Leads;
  /** Ids of the entities that may be named. */
  readonly present: ReadonlySet<string>;
  /** Ids, before merging, that nothing may name. */
  readonly refused: ReadonlySet<string>;
  /** Canonical texts by document id. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A place with the entity it named before merging, and the rank of the decision that made it (-1 for the recogniser). */
interface Place extends TextRange {
  readonly own: string;
  readonly entity: string;
  readonly reason: MentionReason;
  readonly rank: number;
  /** The reader pointed at this very passage. */
  readonly pointed: boolean;
}

interface Form {
  readonly entity: string;
  readonly form: string;
  readonly exact: boolean;
  readonly rank: number;
}

interface Ruling {
  readonly forms: readonly Form[];
  /** Entity and form that does not name it. */
  readonly unnamed: ReadonlySet<string>;
}

const keyOf = (entity: string, form: string): string => `${entity}\n${form.replace(/\s+/gu, ' ')}`;

/** Which forms name which entity by the reader's word: of each the last one counts. */
function ruleForms({ decisions, leads }: Deciding): Ruling {
  const forms = new Map<string, Form>();
  const unnamed = new Set<string>();
  decisions.forEach((decision, rank) => {
    if (decision.kind !== 'alias' && decision.kind !== 'unalias' && decision.kind !== 'create') return;
    const entity = leads.to(decision.entity);
    const form = decision.kind === 'create' ? decision.name : decision.alias;
    const key = keyOf(entity, form);
    forms.delete(key);
    unnamed.delete(key);
    if (decision.kind === 'unalias') unnamed.add(key);
    else forms.set(key, { entity: decision.entity, form, exact: decision.kind === 'create' || decision.exact, rank });
  });
  return { forms: [...forms.values()], unnamed };
}

/** Finds the decided places of one document again; `null` where a passage is no longer certain. */
function finder(text: string): (place: DecidedPlace) => TextRange | null {
  const resolve = resolver(text);
  return ({ selectors }) => {
    const { status, range } = resolve(selectors);
    return range && status !== 'uncertain' && status !== 'orphan' ? range : null;
  };
}

/** Where the passages a decision points at stand in one document; those that are no longer certain are left out. */
function rangesIn(document: string, decision: Decision, find: (place: DecidedPlace) => TextRange | null): TextRange[] {
  const places = decision.kind === 'split' ? decision.places : 'place' in decision ? [decision.place] : [];
  return places.flatMap((place) => (place.document === document ? (find(place) ?? []) : []));
}

const overlap = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end;

/** A passage pointed at comes first, then the longest, then what was said last; what overlaps a place taken goes. */
function arrange(places: readonly Place[], length: number): Place[] {
  const ordered = [...places].sort(
    (a, b) =>
      Number(b.pointed) - Number(a.pointed) ||
      (a.pointed ? b.rank - a.rank : b.end - b.start - (a.end - a.start)) ||
      b.rank - a.rank ||
      a.start - b.start,
  );
  const taken = new Uint8Array(length);
  const kept = ordered.filter(({ start, end }) => {
    if (taken[start] === 1 || taken[end - 1] === 1 || taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

/** The places one document gains: passages pointed at, and forms wherever they stand. */
function gained({ decisions, leads, present }: Deciding, { forms }: Ruling, document: string, text: string): Place[] {
  const make = (id: string, range: TextRange, rank: number, pointed: boolean): Place[] => {
    const entity = leads.to(id);
    return present.has(entity) ? [{ start: range.start, end: range.end, own: leads.own(id), entity, reason: 'reader', rank, pointed }] : [];
  };
  const find = finder(text);
  const pointed = decisions.flatMap((decision, rank) => {
    if (decision.kind !== 'create' && decision.kind !== 'split') return [];
    const names = decision.kind === 'create' ? decision.entity : decision.to;
    return rangesIn(document, decision, find).flatMap((range) => make(names, range, rank, true));
  });
  const named = forms.flatMap(({ entity, form, exact, rank }) => findForm(text, form, exact).flatMap((range) => make(entity, range, rank, false)));
  return pointed.length === 0 ? named : [...pointed, ...named];
}

/** Without the forms that were found at the very place before. */
function isNew(before: readonly Place[]): (place: Place) => boolean {
  const there = new Map(before.map((place) => [place.start, place]));
  return ({ start, end, entity, pointed }) => pointed || there.get(start)?.end !== end || there.get(start)?.entity !== entity;
}

/** The mentions as they are where only names and merges are decided. */
function follow(recognised: readonly PlacedMention[], { leads, present }: Deciding): PlacedMention[] {
  return recognised.flatMap((each) => {
    const entity = leads.to(each.mention.entity);
    if (!present.has(entity)) return [];
    return entity === each.mention.entity ? [each] : [{ ...each, mention: { ...each.mention, entity } }];
  });
}

/** An entity that is not named in a range, or nowhere in the document where that is `null`. */
interface Refusal {
  readonly entity: string;
  readonly rank: number;
  readonly range: TextRange | null;
}

/** Whether a later refusal, here or everywhere, hits the place; to split a mention off is to refuse it here. */
function refusals({ decisions, leads, refused }: Deciding, document: string, text: string | null): ((place: Place) => boolean) | null {
  const find = text === null ? null : finder(text);
  const here = decisions.flatMap((decision, rank): Refusal[] => {
    if (decision.kind !== 'split' && decision.kind !== 'refuse') return [];
    const entity = leads.own(decision.entity);
    if ('document' in decision) return decision.document === document ? [{ entity, rank, range: null }] : [];
    return find === null ? [] : rangesIn(document, decision, find).map((range) => ({ entity, rank, range }));
  });
  if (here.length === 0 && refused.size === 0) return null;
  return (place) =>
    refused.has(place.own) ||
    here.some(({ entity, rank, range }) => rank > place.rank && (entity === place.own || entity === place.entity) && (range === null || overlap(range, place)));
}

function decideIn(deciding: Deciding, ruling: Ruling, document: string, recognised: readonly PlacedMention[]): PlacedMention[] {
  const { leads, present, texts } = deciding;
  const text = texts.get(document) ?? null;
  const more = text === null ? [] : gained(deciding, ruling, document, text);
  const isRefused = refusals(deciding, document, text);
  const unnames = text !== null && ruling.unnamed.size > 0;
  if (more.length === 0 && isRefused === null && !unnames) return follow(recognised, deciding);
  const before = recognised
    .map(({ mention }): Place => ({ ...mention, own: mention.entity, entity: leads.to(mention.entity), rank: -1, pointed: false }))
    .filter(({ entity, start, end }) => present.has(entity) && !(unnames && ruling.unnamed.has(keyOf(entity, text.slice(start, end)))));
  const all = more.length === 0 ? before : [...before, ...more.filter(isNew(before))];
  const left = isRefused ? all.filter((place) => !isRefused(place)) : all;
  const arranged = more.length === 0 || text === null ? left : arrange(left, text.length);
  return arranged.map(({ start, end, entity, reason }) => ({ document, mention: { start, end, entity, reason } }));
}

/** The mentions of the library, in the order of its documents and of their texts. */
export function decideMentions(deciding: Deciding): PlacedMention[] {
  const byDocument = new Map<string, PlacedMention[]>([...deciding.texts.keys()].map((document) => [document, []]));
  for (const each of deciding.library.mentions) {
    const list = byDocument.get(each.document);
    if (list) list.push(each);
    else byDocument.set(each.document, [each]);
  }
  const ruling = ruleForms(deciding);
  return [...byDocument.keys()].sort().flatMap((document) => decideIn(deciding, ruling, document, byDocument.get(document) ?? []));
}
