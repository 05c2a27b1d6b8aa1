/** The small card of a mention: what it names, how often it is named, and the way to it. */
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { NamedMention } from '../../shared/contract';
import { confirmEntity, refuseEntity, refuseMention } from '../state/decisions';
import { useEntities } from '../state/entities';
import { useMentions } from '../state/mentions';
import { showMention } from '../state/passage';
import { openEntity, showEntityBeside } from '../state/place';
import './mention-card.css';

export function MentionCard({ mention }: { readonly mention: NamedMention }) {
  const { t } = useTranslation('reader');
  const { t: word } = useTranslation('entities');
  const { entity, name, type } = mention;
  const here = useMentions((state) => state.list.reduce((sum, each) => sum + (each.entity === entity ? 1 : 0), 0));
  const all = useEntities((state) => state.list?.find(({ id }) => id === entity)?.mentions);
  const open = (go: (entity: string) => void) => {
    showMention(null);
    go(entity);
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
      <p className="mention-counts">
        {t('mentionHere', { count: here })}
        {all !== undefined && all > here ? ` · ${t('mentionAll', { count: all })}` : ''}
      </p>
      <p className="mention-acts">
        <Button className="mention-open" onPress={() => open(showEntityBeside)}>
          {t('mentionOpen')}
        </Button>
        <Button className="mention-page" onPress={() => open(openEntity)}>
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
