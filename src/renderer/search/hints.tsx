/** What the query says that has no meaning, in a sentence each: said beside the results, never in their place. */
import { useTranslation } from 'react-i18next';
import './hints.css';
import { filterNames } from '../../core/search/filter';
import type { Hint } from '../../core/search/hit';

/** Sentences for a pasted text would fill the box. */
const most = 2;

export function Hints({ hints }: { readonly hints: readonly Hint[] }) {
  return (
    <div className="search-hints" role="status">
      {hints.slice(0, most).map((hint, at) => (
        <p key={at} className="search-hint">
          <Sentence hint={hint} />
        </p>
      ))}
    </div>
  );
}

function Sentence({ hint }: { readonly hint: Hint }) {
  const { t } = useTranslation('search');
  const name = hint.name.slice(0, 40);
  if (hint.kind === 'filter') return t('hint.filter', { name, known: filterNames.map((known) => `${known}:`).join(' ') });
  const value = hint.value.slice(0, 60);
  return hint.known.length === 0 ? t('hint.entity', { value }) : t('hint.value', { name, value, known: hint.known.join(', ') });
}
