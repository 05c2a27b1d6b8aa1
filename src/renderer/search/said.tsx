/** How much was found, told to a screen reader once nobody types any more. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchPage } from '../state/search-page';

const CALM = 500;

export function Said() {
  const { t } = useTranslation('search');
  const answer = useSearchPage((page) => page.answer);
  const words = answer === null ? '' : t('page.count', { count: answer.total });
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), CALM);
    return () => clearTimeout(timer);
  }, [answer, words]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
