/** The passages of the library that have a date in them, each with what its sentence says happened then. */
import { sectionAt, shortHeading } from '../../core/documents/sections';
import type { TextRange } from '../../core/documents/document';
import { dateInterval } from '../../core/entities/date';
import { concordanceIn } from '../../core/entities/dossier';
import type { Entity, EntityType } from '../../core/entities/entity';
import { daysOf } from '../../core/entities/timeline';
import type { DatedPassage, NamedEntity } from '../../shared/contract';
import type { Catalogue } from './catalogue';

/** What a date most likely speaks of, the likeliest first: what happens, then who does it, then where. */
const subjects: readonly (readonly EntityType[])[] = [['event', 'mission', 'treaty', 'spacecraft', 'programme'], ['organisation', 'person'], ['other'], ['place']];

/** UTF-16 units of a sentence that are shown on either side of the date. */
const reach = 120;

function cut(text: string, sentence: TextRange, { start, end }: TextRange): string {
  const from = Math.max(sentence.start, start - reach);
  const to = Math.min(sentence.end, end + reach);
  return `${from > sentence.start ? '…' : ''}${text.slice(from, to).replace(/\s+/gu, ' ')}${to < sentence.end ? '…' : ''}`;
}

/** Of the likeliest types, and of those the nearest to the date. */
function subjectOf(named: readonly { readonly entity: Entity; readonly start: number }[], date: TextRange): NamedEntity | null {
  const rank = ({ type }: Entity): number => subjects.findIndex((types) => types.includes(type));
  const best = [...named]
    .filter(({ entity }) => rank(entity) >= 0)
    .sort((a, b) => rank(a.entity) - rank(b.entity) || Math.abs(a.start - date.start) - Math.abs(b.start - date.start))[0];
  return best ? { id: best.entity.id, name: best.entity.name, type: best.entity.type } : null;
}

/** The dated passages of one article in the order of its text; where `entity` is given, only those whose sentence names it. */
export function datedPassages(document: string, catalogue: Catalogue, entity?: string): DatedPassage[] {
  const indexed = catalogue.document(document);
  if (!indexed) return [];
  const { title, text, structure } = indexed;
  const named = catalogue.placesIn(document).flatMap(({ mention }) => {
    const found = catalogue.entity(mention.entity);
    return found ? [{ mention, start: mention.start, entity: found }] : [];
  });
  const dated = named.filter((each) => each.entity.type === 'date').map(({ mention }) => mention);
  return concordanceIn(text, structure.blocks, dated).flatMap(({ mention, sentence, match }): DatedPassage[] => {
    const interval = dateInterval(match);
    if (interval === null || daysOf(interval) === null) return [];
    const within = named.filter(({ start }) => sentence.start <= start && start < sentence.end);
    if (entity !== undefined && !within.some((each) => each.entity.id === entity)) return [];
    const section = sectionAt(structure, mention.start);
    return [
      {
        document,
        documentTitle: title,
        section: section ? shortHeading(section) : title,
        range: { start: mention.start, end: mention.end },
        words: match.replace(/\s+/gu, ' '),
        ...interval,
        subject: subjectOf(within, mention),
        sentence: cut(text, sentence, mention),
      },
    ];
  });
}

const first = ({ start, end }: DatedPassage): number => daysOf({ start, end })?.start ?? 0;

/** Of the articles named, or of all; earliest first. */
export function timeline(documents: readonly string[] | null, catalogue: Catalogue): DatedPassage[] {
  const ids = documents ?? catalogue.allDocuments().map(({ id }) => id);
  const keyed = ids.flatMap((id) => datedPassages(id, catalogue)).map((passage) => ({ passage, at: first(passage) }));
  return keyed.sort((a, b) => a.at - b.at).map(({ passage }) => passage);
}
