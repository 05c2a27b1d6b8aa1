/** The small card of a mention: what it names, how often it is named, and the way to it. */
import { NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { EntityGlance, NamedMention } from '../../shared/contract';
import { confirmEntity, refuseEntity, refuseMention } from '../state/decisions';
import { useGlance } from '../state/glance';
import { useMentions } from '../state/mentions';
import { showMention } from '../state/passage';
import { openEntity, openNote, showEntityBeside } from '../state/place';
import './mention-card.css';

interface NotesProperties {
  readonly entity: string;
  readonly glance: EntityGlance;
  readonly open: (go: (id: string) => void, id: string) => void;
}

/** The newest notes that link the entity, and the way to the others on its page. */
function MentionNotes({ entity, glance: { newest, notes }, open }: NotesProperties) {
  const { t } = useTranslation('reader');
  return (
    <ul className="mention-notes" aria-label={t('mentionNotes')}>
      {newest.map(({ note, title }) => (
        <li key={note}>
          <Button className="mention-note" onPress={() => open(openNote, note)}>
            <NotebookPen size={14} strokeWidth={2} aria-hidden />
            <span>{title}</span>
          </Button>
        </li>
      ))}
      {notes > newest.length ? (
        <li>
          <Button className="mention-note" onPress={() => open(openEntity, entity)}>
            {t('mentionMoreNotes', { count: notes - newest.length })}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}

export function MentionCard({ mention }: { readonly mention: NamedMention }) {
  const { t } = useTranslation('reader');
  const { t: word } = useTranslation('entities');
  const { entity, name, type } = mention;
  const here = useMentions((state) => state.list.reduce((sum, each) => sum + (each.entity === entity ? 1 : 0), 0));
  const glance = useGlance(entity);
  const open = (go: (id: string) => void, id: string) => {
    showMention(null);
    go(id);
  };
  const decide = (act: () => Promise<unknown>) => {
    showMention(null);
    void act();
  };
  return (
    <div className="mention-card" role="group" aria-label={name} data-type={type} onPointerLeave={() => showMention(null)}>
      <p className="mention-type">
        <span className="type-dot" aria-hidden />
        {word(`type.${type}`)}
      </p>
      <p className="mention-name">{name}</p>
      {glance && glance.description !== '' ? <p className="mention-about">{glance.description}</p> : null}
      <p className="mention-counts">
        {t('mentionHere', { count: here })}
        {glance && glance.mentions > here ? ` · ${t('mentionAll', { count: glance.mentions })}` : ''}
      </p>
      {glance && glance.newest.length > 0 ? <MentionNotes glance={glance} open={open} entity={entity} /> : null}
      <p className="mention-acts">
        <Button className="mention-open" onPress={() => open(showEntityBeside, entity)}>
          {t('mentionOpen')}
        </Button>
        <Button className="mention-page" onPress={() => open(openEntity, entity)}>
          {t('mentionPage')}
        </Button>
      </p>
      <p className="mention-acts mention-refusals">
        <Button className="mention-refuse" onPress={() => decide(() => confirmEntity({ id: entity, name, type }))}>
          {word('edit.confirm')}
        </Button>
        <Button className="mention-refuse" onPress={() => decide(() => refuseMention(mention))}>
          {t('mentionNotHere')}
        </Button>
        <Button className="mention-refuse" onPress={() => decide(() => refuseEntity({ id: entity, name }))}>
          {t('mentionRefuse')}
        </Button>
      </p>
    </div>
  );
}
