/** Two versions of one file side by side, with what differs marked, and the choice which of them stays. */
import { useMemo } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { compareTexts, type Stretch } from '../../core/notes/compare';
import type { ConflictCopy, ConflictSide, OpenConflict } from '../../shared/contract';
import { chooseConflict, closeConflicts, settleConflict, useConflicts } from '../state/conflicts';
import { useVault } from '../state/vault';
import { marksAsText, noteText } from '../state/versions';
import { Panel } from '../ui/panel';
import '../versions/versions.css';
import './conflicts-panel.css';

export default function ConflictsPanel() {
  const { t } = useTranslation('conflicts');
  const { list, open, said } = useConflicts();
  return (
    <Panel title={t('title')} closeLabel={t('close')} className="conflicts" dialogClassName="versions-dialog" onClose={closeConflicts}>
      <p className="conflicts-intro">{t(list.length === 0 ? 'none' : 'intro')}</p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <div className="versions-body" data-single={list.length === 1}>
        {list.length > 1 ? <Copies list={list} chosen={open?.copy.id ?? null} /> : null}
        {open ? <Pair key={open.copy.id} conflict={open} /> : null}
      </div>
    </Panel>
  );
}

function Copies({ list, chosen }: { readonly list: readonly ConflictCopy[]; readonly chosen: string | null }) {
  const { t } = useTranslation('conflicts');
  return (
    <ListBox
      className="versions-list"
      aria-label={t('list')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) void chooseConflict(String(key));
      }}
    >
      {list.map(({ id, title, kind }) => (
        <ListBoxItem key={id} id={id} textValue={title} className="versions-item">
          <span className="conflicts-name">{title}</span>
          <span className="versions-age">{t(`kind.${kind}`)}</span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

/** A version in words; `null` where it has none. */
function wordsOf(side: ConflictSide | null): string | null {
  if (side === null) return null;
  if (side.note) return noteText(side.note).text;
  return side.annotations ? marksAsText(side.annotations).text : side.text;
}

function Pair({ conflict: { copy, first, second } }: { readonly conflict: OpenConflict }) {
  const { t } = useTranslation('conflicts');
  const settling = useConflicts((state) => state.settling);
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const [left, right] = useMemo(() => [wordsOf(first), wordsOf(second)], [first, second]);
  const stretches = useMemo(() => compareTexts(left ?? '', right ?? ''), [left, right]);
  const both = left !== null && right !== null;
  const { title } = copy;
  return (
    <section className="versions-side">
      <p className="conflicts-path">{copy.path}</p>
      <p className="versions-said" role="status">
        {both && stretches.every(({ kind }) => kind === 'same') ? t('same') : ''}
      </p>
      <div className="conflicts-pair">
        <Side heading={t('first')} label={t('firstLabel', { title })} at={first?.at ?? null} text={left} there={first !== null} stretches={both ? stretches : null} hide="new" />
        <Side heading={t('second')} label={t('secondLabel', { title })} at={second.at} text={right} there stretches={both ? stretches : null} hide="gone" />
      </div>
      {readOnly ? null : (
        <footer className="versions-acts">
          {copy.choices.map((keep) => (
            <Button key={keep} className="note-new" isDisabled={settling} onPress={() => void settleConflict(copy, keep)}>
              {t(`keep.${keep}`)}
            </Button>
          ))}
        </footer>
      )}
    </section>
  );
}

interface SideProperties {
  readonly heading: string;
  readonly label: string;
  readonly at: string | null;
  readonly text: string | null;
  readonly there: boolean;
  /** `null` where there is nothing to compare with. */
  readonly stretches: readonly Stretch[] | null;
  /** What only the other side has. */
  readonly hide: 'new' | 'gone';
}

const tags = { same: 'span', gone: 'del', new: 'ins' } as const;

function Side({ heading, label, at, text, there, stretches, hide }: SideProperties) {
  const { t, i18n } = useTranslation('conflicts');
  const when = at === null ? null : new Date(at).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className="conflicts-side">
      <h3>
        {heading}
        {when === null ? null : <span>{t('written', { when })}</span>}
      </h3>
      <div className="versions-text" role="region" aria-label={label} tabIndex={0}>
        {text === null ? t(there ? 'unreadable' : 'nothing') : null}
        {text !== null && stretches === null ? text : null}
        {stretches
          ?.filter(({ kind }) => kind !== hide)
          .map(({ kind, text: words }, index) => {
            const Tag = tags[kind];
            return <Tag key={index}>{words}</Tag>;
          })}
      </div>
    </div>
  );
}
