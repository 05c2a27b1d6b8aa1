/** The trash: what was deleted, taken back or set aside, and when, each with a way back; and emptying it. */
import { Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './trash-panel.css';
import { titleOf } from '../state/notes';
import { closeTrash, emptyTrash, restoreAnnotation, restoreConflict, restoreDecision, restoreDocument, restoreNote, useTrash } from '../state/trash';
import { useVault } from '../state/vault';
import { Panel } from '../ui/panel';

export default function TrashPanel() {
  const { t } = useTranslation('trash');
  const { contents, said } = useTrash();
  const { documents = [], notes = [], annotations = [], decisions = [], conflicts = [] } = contents ?? {};
  const removable = documents.length + notes.length + annotations.length + conflicts.length;
  return (
    <Panel title={t('title')} closeLabel={t('close')} onClose={closeTrash}>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {contents !== null && removable + decisions.length === 0 ? <p className="trash-empty">{t('empty')}</p> : null}
      <Group title={t('documents')} shown={documents.length > 0}>
        {documents.map(({ id, title, removed }) => (
          <Row key={id} name={title} removed={removed} onRestore={() => void restoreDocument(id, title)} />
        ))}
      </Group>
      <Group title={t('notes')} shown={notes.length > 0}>
        {notes.map(({ id, title, excerpt, removed }) => (
          <Row key={id} name={titleOf({ title })} detail={excerpt} removed={removed} onRestore={() => void restoreNote(id, title)} />
        ))}
      </Group>
      <Group title={t('annotations')} shown={annotations.length > 0}>
        {annotations.map((mark) => (
          <Row
            key={mark.id}
            name={mark.quote}
            detail={[mark.comment, t('in', { title: mark.documentTitle })].filter(Boolean).join(' · ')}
            removed={mark.removed}
            onRestore={() => void restoreAnnotation(mark)}
          />
        ))}
      </Group>
      <Group title={t('decisions')} shown={decisions.length > 0}>
        {decisions.map((each) => (
          <Row key={each.decision} name={t(`decision.${each.kind}`, { name: each.name, detail: each.detail })} detail={t(each.revoked ? 'takenBack' : 'inForce')} removed={each.removed} onRestore={() => void restoreDecision(each)} />
        ))}
      </Group>
      <Group title={t('conflicts')} shown={conflicts.length > 0}>
        {conflicts.map(({ id, name, removed }) => (
          <Row key={id} name={name} removed={removed} onRestore={() => void restoreConflict(id, name)} />
        ))}
      </Group>
      {removable === 0 ? null : <Emptying count={removable} />}
    </Panel>
  );
}

function Group({ title, shown, children }: { readonly title: string; readonly shown: boolean; readonly children: ReactNode }) {
  if (!shown) return null;
  return (
    <section>
      <h3 className="group-label">{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

/** Emptying cannot be undone, so it is asked for twice; the safe answer comes first and has the focus. */
function Emptying({ count }: { readonly count: number }) {
  const { t } = useTranslation('trash');
  const [asking, setAsking] = useState(false);
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  if (readOnly) return null;
  return (
    <footer className="trash-emptying">
      <p role="status">{asking ? t('emptyAsk', { count }) : ''}</p>
      {asking ? (
        <>
          <Button className="trash-restore" autoFocus onPress={() => setAsking(false)}>
            {t('emptyNot')}
          </Button>
          <Button className="trash-restore" data-tone="danger" onPress={() => void emptyTrash()}>
            {t('emptyNow')}
          </Button>
        </>
      ) : (
        <Button className="trash-restore" data-tone="danger" onPress={() => setAsking(true)}>
          {t('emptyTrash')}
        </Button>
      )}
    </footer>
  );
}

interface RowProperties {
  readonly name: string;
  readonly detail?: string;
  /** ISO 8601 instant; `null` where it is not known. */
  readonly removed: string | null;
  readonly onRestore: () => void;
}

function Row({ name, detail = '', removed, onRestore }: RowProperties) {
  const { t, i18n } = useTranslation('trash');
  const when = removed === null ? null : new Date(removed).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  return (
    <li className="trash-row">
      <div>
        <span className="trash-name">{name}</span>
        {detail === '' ? null : <span className="trash-detail">{detail}</span>}
        {when === null ? null : <span className="trash-detail">{t('removedOn', { when })}</span>}
      </div>
      <Button className="trash-restore" isDisabled={readOnly} aria-label={t('restoreNamed', { name: name.slice(0, 80) })} onPress={onRestore}>
        <Undo2 size={15} strokeWidth={1.75} aria-hidden />
        {t('restore')}
      </Button>
    </li>
  );
}
