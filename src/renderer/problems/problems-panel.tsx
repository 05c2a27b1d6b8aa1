/** What is wrong in the vault: each problem a sentence, and a way back where there is one. */
import { Columns2, RotateCcw, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './problems-panel.css';
import type { Problem } from '../../shared/contract';
import { followBrokenLinks, openBrokenLink, useBrokenLinks } from '../state/broken-links';
import { openConflicts } from '../state/conflicts';
import { titleOf } from '../state/notes';
import { openDocument } from '../state/place';
import { checkVault, closeProblems, repair, useProblems } from '../state/problems';
import { recogniseAgain, useUnrecognised } from '../state/unrecognised';
import { useVault } from '../state/vault';
import { Panel } from '../ui/panel';

export default function ProblemsPanel() {
  const { t } = useTranslation('problems');
  const { list, checking, checked, said } = useProblems();
  useEffect(followBrokenLinks, []);
  const linked = useBrokenLinks((state) => state.list.length > 0);
  const unnamed = useUnrecognised((state) => state.list.length > 0);
  const empty = list !== null && list.length === 0;
  return (
    <Panel title={t('title')} closeLabel={t('close')} className="problems" onClose={closeProblems}>
      <p className="problems-intro">{empty ? t(linked || unnamed ? 'noDamage' : checked ? 'checked' : 'none') : t('intro')}</p>
      <ul>
        {list?.map((problem) => (
          <Row key={`${problem.code} ${problem.path} ${problem.message}`} problem={problem} />
        ))}
      </ul>
      <Unrecognised />
      <BrokenLinks />
      <footer className="problems-acts">
        <p role="status">{checking ? t('checking') : said}</p>
        <Button className="problems-act" isDisabled={checking} onPress={() => void checkVault()}>
          {t('check')}
        </Button>
      </footer>
    </Panel>
  );
}

/** The articles in which no names could be found, each with the way to it. */
function Unrecognised() {
  const { t } = useTranslation('problems');
  const list = useUnrecognised((state) => state.list);
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="problems-names">
      <h3 id="problems-names" className="group-label problems-heading">
        {t('names.title', { count: list.length })}
      </h3>
      <p className="problems-intro">{t('names.intro')}</p>
      <ul>
        {list.map(({ document, title }) => (
          <li key={document}>
            <Button
              className="problems-link"
              onPress={() => {
                closeProblems();
                openDocument(document);
              }}
            >
              <b>{title}</b>
            </Button>
          </li>
        ))}
      </ul>
      <Button className="problems-act problems-again" onPress={() => void recogniseAgain()}>
        <RotateCcw size={15} strokeWidth={1.75} aria-hidden />
        {t('names.again')}
      </Button>
    </section>
  );
}

/** The links that lead nowhere, each with the way to it. */
function BrokenLinks() {
  const { t } = useTranslation('problems');
  const list = useBrokenLinks((state) => state.list);
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="problems-links">
      <h3 id="problems-links" className="group-label problems-heading">
        {t('links.title', { count: list.length })}
      </h3>
      <p className="problems-intro">{t('links.intro', { count: list.length })}</p>
      <ul>
        {list.map((link) => (
          <li key={`${link.note} ${link.target.kind} ${link.target.id} ${String(link.turn)}`}>
            <Button
              className="problems-link"
              onPress={() => {
                closeProblems();
                openBrokenLink(link);
              }}
            >
              <b>{titleOf(link)}</b>
              <span>{link.context}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ problem: { code, path, message, repair: way } }: { readonly problem: Problem }) {
  const { t, i18n } = useTranslation('problems');
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const when = way === null ? null : new Date(way.at).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className="problem">
      <b>{t(`code.${code}`)}</b>
      {/* Who says it is plain from the panel. */}
      <p>{message.replace(/^Vault: /, '')}</p>
      {code === 'conflict-copy' ? (
        <Button className="problems-act" onPress={() => void openConflicts(path)}>
          <Columns2 size={15} strokeWidth={1.75} aria-hidden />
          {t('compare')}
        </Button>
      ) : null}
      {way === null || when === null || readOnly ? null : (
        <Button className="problems-act" onPress={() => void repair(way, when)}>
          <Undo2 size={15} strokeWidth={1.75} aria-hidden />
          {t('repair', { when })}
        </Button>
      )}
    </li>
  );
}
