/** Puts the hits of one document together, in the place of its best one. */
import type { Found } from './best';
import { hitsInGroup, type HitGroup, type SearchHit } from './hit';

/** The groups from `offset` on, and how many there are in all. Only hits that are listed are read. */
export function groupHits(found: readonly Found[], offset: number, limit: number, show: (one: Found) => SearchHit): { page: HitGroup[]; total: number } {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const { records } = one.segment;
    const document = records.documentOf(one.ordinal);
    const key = document === null ? `${records.kindOf(one.ordinal)}:${records.idOf(one.ordinal)}` : `document:${document}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const page = [...groups.values()].slice(offset, offset + limit).map((group) => ({
    document: documentOf(group),
    title: titleOf(group),
    hits: group.slice(0, hitsInGroup).map(show),
    total: group.length,
  }));
  return { page, total: groups.size };
}

function documentOf([first]: readonly Found[]): string | null {
  return first ? first.segment.records.documentOf(first.ordinal) : null;
}

/** The second line of a section is its document's title; that of a mark begins with it. */
function titleOf(group: readonly Found[]): string {
  const chosen = group.find(({ segment, ordinal }) => segment.records.kindOf(ordinal) === 'section') ?? group[0];
  if (!chosen) return '';
  const { records } = chosen.segment;
  if (documentOf(group) === null) return records.textOf(chosen.ordinal, 'title');
  const detail = records.textOf(chosen.ordinal, 'detail');
  return records.kindOf(chosen.ordinal) === 'section' ? detail : (detail.split(' › ')[0] ?? '');
}
