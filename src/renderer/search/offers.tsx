/** Rows before the hits that change the query: what may have been meant, and how the filter being typed may go on. */
import { Command as Menu } from 'cmdk';
import { ListFilter, SpellCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SearchAnswer } from '../../core/search/hit';

interface Props {
  readonly answer: SearchAnswer;
  readonly onTake: (text: string) => void;
}

/** The value by which the list knows an offer. */
export const offerOf = (text: string): string => `offer ${text}`;

export function Offers({ answer: { didYouMean, completions }, onTake }: Props) {
  const { t } = useTranslation('search');
  return (
    <>
      {didYouMean === null ? null : (
        <Menu.Item value={offerOf(didYouMean)} className="palette-item" onSelect={() => onTake(didYouMean)}>
          <SpellCheck size={18} strokeWidth={1.75} aria-hidden />
          <span className="hit-words">
            <span className="hit-title">{t('meant', { text: didYouMean.trim().slice(0, 200) })}</span>
          </span>
        </Menu.Item>
      )}
      {completions.map(({ label, text }, at) => (
        <Menu.Item key={text} value={offerOf(text)} className="palette-item" onSelect={() => onTake(text)}>
          <ListFilter size={18} strokeWidth={1.75} aria-hidden />
          <span className="hit-words">
            <span className="hit-title">{label}</span>
          </span>
          <span className="hit-kind">{at === 0 ? t('filterKey') : t('filter')}</span>
        </Menu.Item>
      ))}
    </>
  );
}
