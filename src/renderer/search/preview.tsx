/** The chosen hit read beside the list: its whole text with the words that answered, and why it is there. */
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { EntityType } from '../../core/entities/entity';
import type { HitText, Reason, SearchHit } from '../../core/search/hit';
import { useSearchPage } from '../state/search-page';
import { Marked } from './hit';
import { keyOfHit } from './rows';

interface Properties {
  /** The chosen one; `null` where the chosen row is none. */
  readonly hit: SearchHit | null;
  readonly onOpen: () => void;
}

export function Preview({ hit, onOpen }: Properties) {
  const { t } = useTranslation('search');
  const shown = useSearchPage((page) => page.preview);
  return (
    <section className="search-preview" aria-label={t('page.preview')} tabIndex={0}>
      {shown && hit ? <Reading key={keyOfHit(shown)} shown={shown} reasons={keyOfHit(hit) === keyOfHit(shown) ? hit.reasons : []} onOpen={onOpen} /> : null}
      {hit ? null : <p className="empty">{t('page.choose')}</p>}
    </section>
  );
}

interface ReadingProperties {
  readonly shown: HitText;
  readonly reasons: readonly Reason[];
  readonly onOpen: () => void;
}

function Reading({ shown, reasons, onOpen }: ReadingProperties) {
  const { t } = useTranslation('search');
  const { t: entities } = useTranslation('entities');
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    text.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [shown]);
  const detail = shown.kind === 'entity' ? entities(`type.${shown.detail as EntityType}`) : shown.detail;
  return (
    <>
      <header className="search-preview-head">
        <div>
          <h2>
            <Marked snippet={shown.title.text === '' ? { text: t(`kind.${shown.kind}`), highlights: [] } : shown.title} />
          </h2>
          <p className="hit-detail">{[t(`kind.${shown.kind}`), detail].filter((part) => part !== '').join(' · ')}</p>
        </div>
        <Button className="search-open" onPress={onOpen}>
          {t('page.open')}
        </Button>
      </header>
      {reasons.length === 0 ? null : <Why reasons={reasons} />}
      <div ref={text} className="search-preview-text">
        <Marked snippet={shown.body} />
      </div>
    </>
  );
}

/** Each word, phrase or filter of the query, with what answers it. */
function Why({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { t } = useTranslation('search');
  return (
    <ul className="search-why" aria-label={t('page.why')}>
      {reasons.map(({ typed, found, field, how }) => (
        <li key={`${typed} ${found}`} className="search-word">
          <b>{found === '' ? typed : found}</b> {t(`how.${how}`, { typed })}
          {field === 'title' ? ` ${t('page.inTitle')}` : ''}
        </li>
      ))}
    </ul>
  );
}
