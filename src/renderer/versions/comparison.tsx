/** Two versions, compared word by word: what went is struck out, what came is underlined. */
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { compareTexts, type Stretch } from '../../core/notes/compare';
import { wordsIn } from '../../core/notes/plain-text';
import type { VersionText } from '../state/versions';

interface Properties {
  /** Absent while it is read, `null` where it is no longer kept. */
  readonly older: VersionText | null | undefined;
  readonly newer: VersionText | null | undefined;
  readonly names: { readonly older: string; readonly newer: string };
}

const tags = { same: 'span', gone: 'del', new: 'ins' } as const;

export function VersionComparison({ older, newer, names }: Properties) {
  const { t } = useTranslation('notes');
  const stretches = useMemo(() => (older && newer ? compareTexts(older.text, newer.text) : []), [older, newer]);
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => text.current?.querySelector('ins, del')?.scrollIntoView({ block: 'center' }), [stretches]);
  if (older === null || newer === null) return <p className="versions-empty">{t('versions.lost')}</p>;
  if (!older || !newer) return <div className="versions-text" />;
  const count = (kind: Stretch['kind']) => stretches.reduce((sum, stretch) => sum + (stretch.kind === kind ? wordsIn(stretch.text) : 0), 0);
  const differs = stretches.some(({ kind }) => kind !== 'same');
  const sameForm = older.form === newer.form;
  const said = differs ? [t('versions.gone', { count: count('gone') }), t('versions.came', { count: count('new') })].join(' · ') : t(sameForm ? 'versions.same' : 'versions.sameWords');
  return (
    <>
      <p className="versions-said" role="status">
        <b>{t('versions.from', names)}</b>
        {said}
      </p>
      {/* It scrolls, so the keyboard has to reach it. */}
      <div ref={text} className="versions-text" role="region" aria-label={t('versions.comparison', names)} tabIndex={0}>
        {stretches.map((stretch, index) => {
          const Tag = tags[stretch.kind];
          return <Tag key={index}>{stretch.text}</Tag>;
        })}
      </div>
    </>
  );
}
