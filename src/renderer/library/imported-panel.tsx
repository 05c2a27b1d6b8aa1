/** What came of each file of an import: in the library, there before, or not, and why. */
import { BookCheck, BookOpen, FileX2, type LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ImportLine } from '../../shared/contract';
import { useImports } from '../state/imports';
import { setPanel } from '../state/panel';
import { openDocument } from '../state/place';
import { Panel } from '../ui/panel';
import './imported-panel.css';

type Fate = 'came' | 'known' | 'failed';

const icons: Readonly<Record<Fate, LucideIcon>> = { came: BookCheck, known: BookOpen, failed: FileX2 };

const fateOf = ({ document, problem }: ImportLine): Fate => (problem === null ? 'came' : document === null ? 'failed' : 'known');

const close = (): void => setPanel(null);

function Line({ line }: { readonly line: ImportLine }) {
  const { t } = useTranslation('library');
  const { name, document, problem, notes } = line;
  const fate = fateOf(line);
  const Icon = icons[fate];
  const open = (id: string): void => {
    close();
    openDocument(id);
  };
  return (
    <li className="imported-line" data-fate={fate}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <div>
        {document === null ? (
          <b>{name}</b>
        ) : (
          <Button className="imported-name" aria-label={t('report.open', { name })} onPress={() => open(document)}>
            {name}
          </Button>
        )}
        <span className="imported-fate">{t(`report.${fate}`)}</span>
        {problem === null || fate === 'known' ? null : <p>{problem}</p>}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </li>
  );
}

export default function ImportedPanel() {
  const { t } = useTranslation('library');
  const report = useImports((state) => state.report);
  return (
    <Panel title={t('report.title')} closeLabel={t('report.close')} className="imported" onClose={close}>
      <ul>{report?.lines.map((line, index) => <Line key={`${String(index)} ${line.name}`} line={line} />)}</ul>
      {report !== null && report.left > 0 ? <p className="imported-left">{t('report.left', { count: report.left })}</p> : null}
    </Panel>
  );
}
