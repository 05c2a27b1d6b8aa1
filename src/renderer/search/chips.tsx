/** Filters that would narrow the answer, each with its count: pressed they stand in the query, pressed again they leave it. */
import { memo } from 'react';
import { ToggleButton, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './chips.css';
import { filtersOf, isSameFilter } from '../../core/search/edit-query';
import type { Filter } from '../../core/search/filter';
import type { SearchAnswer } from '../../core/search/hit';
import { FilterWords } from './filter-words';

export interface Chip extends Filter {
  /** `null` where nothing was found by it. */
  readonly count: number | null;
  readonly active: boolean;
}

/** More would take the room of the hits, and what leaves the answer as it is narrows nothing; the search page lists them all. */
const shown: readonly Filter['name'][] = ['in', 'type', 'tag'];

interface Props {
  /** What `answer` answers; a key that waits for its own answer draws no chip anew. */
  readonly text: string;
  readonly answer: SearchAnswer;
  /** Called with the filter to put in or take out, and whether the keyboard stays on the chip. */
  readonly onToggle: (filter: Filter, stay: boolean) => void;
}

export const Chips = memo(function Chips({ text, answer, onToggle }: Props) {
  const { t } = useTranslation('search');
  const chips = chipsOf(text, answer).filter(({ name, count, active }) => shown.includes(name) && (active || count !== answer.total));
  if (chips.length === 0) return null;
  return (
    <Toolbar className="search-chips" aria-label={t('narrow')}>
      {chips.map(({ count, active, ...filter }) => (
        <ToggleButton
          key={`${filter.name}:${filter.value}`}
          className="search-chip"
          isSelected={active}
          onPress={({ pointerType }) => onToggle(filter, pointerType === 'keyboard')}
        >
          <FilterWords filter={filter} />
          {count === null ? null : <span className="search-chip-count">{count}</span>}
        </ToggleButton>
      ))}
    </Toolbar>
  );
});

/** The filters that stand in the query or were counted. */
export function chipsOf(text: string, { facets }: SearchAnswer): Chip[] {
  const present = filtersOf(text);
  const isPresent = (filter: Filter) => present.some((one) => isSameFilter(one, filter));
  const counted = facets.map((facet): Chip => ({ ...facet, active: isPresent(facet) }));
  const others = present.filter((filter) => !counted.some((chip) => isSameFilter(chip, filter)));
  return [...others.map((filter): Chip => ({ ...filter, count: null, active: true })), ...counted];
}
