/** What the reader shows while there is no article: none chosen, one on its way, or one that could not be opened. */
import { BookOpen, CircleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { loadDocument, useDocuments } from '../state/documents';
import { importDocuments } from '../state/imports';
import { leaveFirstScreen } from '../state/first-screen';
import { usePlace } from '../state/place';

export function Waiting() {
  const { t } = useTranslation('reader');
  const failure = useDocuments((state) => state.failure);
  const document = usePlace((place) => place.document);
  const settled = failure !== null || document === null;
  useEffect(() => (settled ? leaveFirstScreen() : undefined), [settled]);
  if (failure !== null) {
    return (
      <section className="reader-waiting" aria-label={t('label')} role="alert">
        <CircleAlert size={26} strokeWidth={1.5} aria-hidden />
        <h1>{t('failed')}</h1>
        <p>{failure}</p>
        <p>{t('failedSafe')}</p>
        {document === null ? null : (
          <Button className="reader-retry" onPress={() => void loadDocument(document)}>
            {t('retry')}
          </Button>
        )}
      </section>
    );
  }
  return (
    <section className="reader-waiting" aria-label={t('label')} data-loading={document !== null}>
      <BookOpen size={26} strokeWidth={1.5} aria-hidden />
      <p>{t(document === null ? 'empty' : 'loading')}</p>
      {document === null ? (
        <Button className="reader-retry" onPress={() => void importDocuments()}>
          {t('emptyImport')}
        </Button>
      ) : null}
    </section>
  );
}
