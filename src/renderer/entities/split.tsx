/** Splits some of an entity's mentions off to another: the lines are ticked in the concordance, then the other is chosen or named. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity } from '../../core/entities/entity';
import type { MentionInContext } from '../../shared/contract';
import { splitEntity } from '../state/decisions';
import type { ConcordanceRow } from './concordance-rows';
import { EntityPicker } from './entity-picker';

/** The lines that are ticked, by the keys of their rows. */
export interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly turn: (key: string) => void;
}

/** The choice while lines are being chosen, else `null`, and how to begin and to end; each begins with nothing ticked. */
export function useChoice(): [Choice | null, (choosing: boolean) => void] {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const turn = (key: string) =>
    setChosen((before) => {
      const now = new Set(before);
      if (!now.delete(key)) now.add(key);
      return now;
    });
  return [chosen && { chosen, turn }, (choosing) => setChosen(choosing ? new Set() : null)];
}

interface ButtonProperties {
  readonly mentions: readonly MentionInContext[];
  readonly choice: Choice | null;
  readonly onTurn: (choosing: boolean) => void;
}

/** Begins and ends the choice of lines. */
export function SplitButton({ mentions, choice, onTurn }: ButtonProperties) {
  const { t } = useTranslation('entities');
  if (mentions.length === 0) return null;
  return (
    <button type="button" className="button" aria-expanded={choice !== null} onClick={() => onTurn(choice === null)}>
      {t(choice ? 'split.done' : 'split.begin')}
    </button>
  );
}

interface Properties {
  readonly entity: Entity;
  readonly rows: readonly ConcordanceRow[];
  readonly choice: Choice;
  readonly onDone: () => void;
}

/** Says what to do, then asks for the other entity once lines are ticked. */
export function Split({ entity, rows, choice, onDone }: Properties) {
  const { t } = useTranslation('entities');
  const [naming, setNaming] = useState(false);
  const mentions = rows.flatMap((row) => (row.kind === 'line' && choice.chosen.has(row.key) ? [row.mention] : []));
  if (naming && mentions.length > 0)
    return (
      <EntityPicker
        entity={entity}
        label={t('split.to')}
        onChoose={(to) => void splitEntity(entity, mentions, to)}
        onMake={(name) => void splitEntity(entity, mentions, { id: null, name, type: entity.type })}
        onDone={onDone}
      />
    );
  return (
    <p className="split-bar">
      <span>{t('split.hint')}</span>
      <button type="button" className="button" disabled={mentions.length === 0} onClick={() => setNaming(true)}>
        {t('split.chosen', { count: mentions.length })}
      </button>
    </p>
  );
}
