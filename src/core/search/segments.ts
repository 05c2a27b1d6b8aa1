/** The segments of one library: replacing, deleting and merging without ever changing a segment. */
import type { RecordKind, SearchRecord } from './hit';
import { mergeAtOnce } from './merge';
import { dueRange, isSmall, isTail, startMerge, type MergeJob } from './merge-plan';
import { KINDS, keyOf } from './records';
import { indexRecords } from './segment';
import { bury, viewOf, type View } from './view';

export interface Segments {
  readonly views: readonly View[];
  readonly size: number;
  put(records: readonly SearchRecord[]): void;
  /** Deletes these keys (see `keyOf`); unknown ones are passed over. */
  remove(keys: readonly string[]): void;
  /** Keys of the records of one document, of these kinds or (`null`) of all. */
  keysOf(documentId: string, kinds: readonly RecordKind[] | null): string[];
  /** Keys of the records of a kind that a test picks. */
  keysWhere(kind: RecordKind, isMeant: (id: string, document: string | null) => boolean): string[];
  /** Does a slice of the merge that is due; false where none is. */
  tidy(): boolean;
}

interface Place {
  readonly view: View;
  readonly ordinal: number;
}

/** Starts from segments kept from before, or from none. */
export function createSegments(kept: readonly View[] = []): Segments {
  let views: readonly View[] = kept.filter(({ live }) => live > 0);
  let job: MergeJob | null = null;

  function remove(keys: Iterable<string>): void {
    const gone = placesOf(views, keys);
    if (gone.size === 0) return;
    views = views
      .map((view) => {
        const ordinals = gone.get(view);
        return ordinals ? bury(view, ordinals) : view;
      })
      .filter(({ live }) => live > 0);
  }

  function put(records: readonly SearchRecord[]): void {
    const byKey = new Map(records.map((record) => [keyOf(record.kind, record.id), record]));
    const fresh = [...byKey].filter(([key, record]) => {
      const place = find(views, key);
      return !place || !isSame(place.view.segment.records.at(place.ordinal), record);
    });
    if (fresh.length === 0) return;
    remove(fresh.map(([key]) => key));
    views = withTail(views, fresh.map(([, record]) => record));
    for (let due = dueRange(views); due && isSmall(views.slice(due.from, due.to)); due = dueRange(views)) {
      // A merge that is under way goes on: small segments are never among those it takes.
      views = [...views.slice(0, due.from), merge(views.slice(due.from, due.to)), ...views.slice(due.to)];
    }
  }

  function tidy(): boolean {
    if (!job) {
      const due = dueRange(views);
      if (!due) return false;
      job = startMerge(views.slice(due.from, due.to));
    }
    const step = job.work.next();
    if (step.done) {
      views = job.finish(views, step.value);
      job = null;
    }
    return true;
  }

  return {
    get views() {
      return views;
    },
    get size() {
      return views.reduce((sum, { live }) => sum + live, 0);
    },
    put,
    remove,
    keysOf: (documentId, kinds) => keysOf(views, documentId, kinds),
    keysWhere: (kind, isMeant) =>
      collect(views, ({ segment: { records } }, i) => records.columns.kinds[i] === KINDS.indexOf(kind) && isMeant(records.idOf(i), records.documentOf(i))),
    tidy,
  };
}

function find(views: readonly View[], key: string): Place | null {
  for (let v = views.length - 1; v >= 0; v -= 1) {
    const view = views[v] as View;
    const ordinal = view.segment.records.find(key);
    if (ordinal >= 0 && !view.dead?.[ordinal]) return { view, ordinal };
  }
  return null;
}

/** The living records of these keys, by view. */
function placesOf(views: readonly View[], keys: Iterable<string>): Map<View, number[]> {
  const places = new Map<View, number[]>();
  for (const key of new Set(keys)) {
    const place = find(views, key);
    if (!place) continue;
    const ordinals = places.get(place.view);
    if (ordinals) ordinals.push(place.ordinal);
    else places.set(place.view, [place.ordinal]);
  }
  return places;
}

function collect(views: readonly View[], isMeant: (view: View, ordinal: number) => boolean): string[] {
  return views.flatMap((view) => {
    const { records } = view.segment;
    const keys: string[] = [];
    for (let i = 0; i < records.length; i += 1) if (!view.dead?.[i] && isMeant(view, i)) keys.push(keyOf(records.kindOf(i), records.idOf(i)));
    return keys;
  });
}

function keysOf(views: readonly View[], documentId: string, kinds: readonly RecordKind[] | null): string[] {
  return views.flatMap((view) => {
    const { documents, documentIds } = view.segment.records.columns;
    const wanted = documentIds.find(documentId) + 1;
    return wanted === 0 ? [] : collect([view], (_view, i) => documents[i] === wanted && (!kinds || kinds.includes(view.segment.records.kindOf(i))));
  });
}

/** Whether nothing of a record has changed; facets are compared as they would be kept. */
function isSame(known: SearchRecord, record: SearchRecord): boolean {
  return (
    known.title === record.title &&
    known.body === record.body &&
    known.offset === record.offset &&
    known.document === record.document &&
    known.detail === record.detail &&
    JSON.stringify(known.facets ?? null) === JSON.stringify(record.facets ?? null)
  );
}

/** The views with fresh records at the end, together with the last segment where that is still small. */
function withTail(views: readonly View[], fresh: readonly SearchRecord[]): View[] {
  const added = viewOf(indexRecords(fresh), null);
  const last = views[views.length - 1];
  return last && isTail(last) ? [...views.slice(0, -1), merge([last, added])] : [...views, added];
}

function merge(views: readonly View[]): View {
  return viewOf(mergeAtOnce(views).segment, null);
}
