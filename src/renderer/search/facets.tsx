/** Beside the search page: what would narrow the answer, by kind, type, tag and the rest, each with its count; and what was searched before. */
import { Clock, X } from 'lucide-react';
import { Button, ToggleButton, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './facets.css';
import { usePlace } from '../state/place';
import { clearRecent, forgetRecent } from '../state/recent-searches';
import { openSearchPage, toggleInPage, useSearchPage } from '../state/search-page';
import { chipsOf, type Chip } from './chips';
import { FilterWords } from './filter-words';
import { SavedSearches } from './saved-searches';

export function Facets() {
  const { t } = useTranslation('search');
  return (
    <>
      <header className="pane-head">
        <h2>{t('page.title')}</h2>
      </header>
      <div className="facets">
        <Filters />
        <SavedSearches />
        <Recent />
      </div>
    </>
  );
}

function Filters() {
  const { t } = useTranslation('search');
  const answer = useSearchPage((page) => page.answer);
  const answered = useSearchPage((page) => page.answered);
  const chips = answer ? chipsOf(answered, answer) : [];
  const names = [...new Set(chips.map(({ name }) => name))];
  if (names.length === 0) return <p className="empty">{t('page.noFilters')}</p>;
  return names.map((name) => (
    <section key={name} aria-labelledby={`facet-${name}`}>
      <h3 className="group-label" id={`facet-${name}`}>
        {t(`facet.${name}`)}
      </h3>
      <Toolbar className="facet-list" orientation="vertical" aria-labelledby={`facet-${name}`}>
        {chips.filter((chip) => chip.name === name).map((chip) => (
          <Facet key={chip.value} chip={chip} />
        ))}
      </Toolbar>
    </section>
  ));
}

function Facet({ chip: { count, active, ...filter } }: { readonly chip: Chip }) {
  return (
    <ToggleButton className="list-row facet" isSelected={active} onPress={() => toggleInPage(filter)}>
      <Mark filter={filter} />
      <span className="facet-name">
        <FilterWords filter={filter} />
      </span>
      {count === null ? null : <span className="facet-count">{count}</span>}
    </ToggleButton>
  );
}

/** Types and colours show themselves beside their name. */
function Mark({ filter: { name, value } }: { readonly filter: Pick<Chip, 'name' | 'value'> }) {
  if (name === 'type') return <i className="type-dot" data-type={value} aria-hidden />;
  return name === 'colour' ? <i className="color-spot color-spot-small" data-color={value} aria-hidden /> : null;
}

function Recent() {
  const { t } = useTranslation('search');
  const recent = usePlace((place) => place.recentSearches);
  if (recent.length === 0) return null;
  return (
    <section aria-labelledby="recent-searches">
      <h3 className="group-label" id="recent-searches">
        {t('page.recent')}
      </h3>
      <ul className="recent">
        {recent.map((search) => (
          <li key={search}>
            <Button className="list-row recent-search" onPress={() => openSearchPage(search)}>
              <Clock size={14} strokeWidth={1.75} aria-hidden />
              <span>{search}</span>
            </Button>
            <Button className="icon-button icon-button-small" aria-label={t('page.forget', { text: search })} onPress={() => forgetRecent(search)}>
              <X size={14} strokeWidth={1.75} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <Button className="facet-act" onPress={clearRecent}>
        {t('page.clearRecent')}
      </Button>
    </section>
  );
}
