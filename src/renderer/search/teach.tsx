/** What stands on the search page before anything is typed: what it finds, and searches to begin with. */
import { useTranslation } from 'react-i18next';

const examples = ['phrase', 'type', 'without', 'marks'] as const;

export function Teach({ onTake }: { readonly onTake: (text: string) => void }) {
  const { t } = useTranslation('search');
  return (
    <div className="search-teach">
      <p>{t('page.teach')}</p>
      <p>{t('page.examples')}</p>
      <ul>
        {examples.map((name) => (
          <li key={name}>
            <button type="button" className="search-example" onClick={() => onTake(`${t(`page.example.${name}`)} `)}>
              {t(`page.example.${name}`)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
