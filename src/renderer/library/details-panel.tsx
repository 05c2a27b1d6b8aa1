/** The details of an article: title, authors and imprint to edit, and where the article came from. */
import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import '../settings/panel.css';
import '../annotations/review-list.css';
import './details-panel.css';
import { imprintFields, type Document, type Imprint } from '../../core/documents/document';
import { namedIdentifier } from '../../core/documents/identifiers';
import { describeDocument, useDetails } from '../state/descriptions';
import { setPanel } from '../state/panel';
import { useVault } from '../state/vault';
import { IconButton } from '../ui/icon-button';

const close = () => setPanel(null);
const rows = ['title', 'byline', 'date', 'container', 'volume', 'issue', 'pages', 'publisher', 'language', 'doi', 'isbn', 'url'] as const;
type Field = (typeof rows)[number];
type Words = Readonly<Record<Field, string>>;

function wordsOf({ title, byline, language, imprint }: Document): Words {
  const { date = '', container = '', volume = '', issue = '', pages = '', publisher = '', doi = '', isbn = '', url = '' } = namedIdentifier(imprint);
  return { title, byline: byline ?? '', language: language ?? '', date, container, volume, issue, pages, publisher, doi, isbn, url };
}

/** What is empty is not said. */
function imprintOf({ imprint }: Document, words: Words): Imprint {
  const { identifier } = namedIdentifier(imprint);
  const said = imprintFields.map((name) => [name, (name === 'identifier' ? (identifier ?? '') : words[name]).trim()] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}

function Form({ document }: { readonly document: Document }) {
  const { t, i18n } = useTranslation('library');
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const [words, setWords] = useState(() => wordsOf(document));
  const last = document.revisions.at(-1);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const patch = { title: words.title.trim() || document.title, byline: words.byline.trim() || null, language: words.language.trim() || null, imprint: imprintOf(document, words) };
    const changed = JSON.stringify(wordsOf({ ...document, ...patch })) !== JSON.stringify(wordsOf(document));
    if (!changed || (await describeDocument(document.id, patch))) close();
  };
  return (
    <form className="details" onSubmit={(event) => void save(event)}>
      {rows.map((field) => (
        <label key={field} className="details-field" data-field={field}>
          <span>{t(`details.${field}`)}</span>
          <input
            type="text"
            value={words[field]}
            maxLength={2000}
            readOnly={readOnly}
            placeholder={t(`details.hint.${field}`)}
            onChange={(event) => setWords({ ...words, [field]: event.target.value })}
          />
        </label>
      ))}
      {last ? (
        <p className="details-source">
          {t('details.source', { name: last.from, when: new Date(last.imported).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }), count: document.revisions.length })}
        </p>
      ) : null}
      <footer className="details-acts">
        <Button className="review-act" onPress={close}>
          {t('details.cancel')}
        </Button>
        {readOnly ? null : (
          <Button type="submit" className="review-act review-act-strong">
            {t('details.save')}
          </Button>
        )}
      </footer>
    </form>
  );
}

export default function DetailsPanel() {
  const { t } = useTranslation('library');
  const document = useDetails((state) => state.document);
  return (
    <ModalOverlay className="palette-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="panel details-panel">
        <Dialog className="panel-dialog">
          <header>
            <Heading slot="title">{t('details.heading')}</Heading>
            <IconButton icon={X} label={t('details.close')} onPress={close} />
          </header>
          {document ? <Form key={document.id} document={document} /> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
