/** The reader's word on entities: every act is a change that can be undone, told in a notice. */
import type { TextRange } from '../../core/documents/document';
import type { EntityType } from '../../core/entities/entity';
import type { Argument, Decided, DuplicateEntities, MentionInContext, NamedMention } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { perform, takeBack, type Change } from './history';
import { useMentions } from './mentions';
import { attempt, notify } from './notices';
import { showEntityBeside } from './place';

type Asked = Argument<'entities.decide'>;

/** An entity as the acts need it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A decision as a change: taken, revoked, and by revoking that taken again. */
function decision(asked: Asked): Omit<Change, 'label'> & { readonly entity: () => string | null } {
  let made: Decided | null = null;
  let revoked: string | null = null;
  return {
    entity: () => made?.entity ?? null,
    redo: async () => {
      const answer = await ask('entities.decide', revoked === null ? asked : { kind: 'revoke', decision: revoked });
      made = { decision: made?.decision ?? answer.decision, entity: answer.entity };
    },
    undo: async () => {
      if (made !== null) revoked = (await ask('entities.decide', { kind: 'revoke', decision: made.decision })).decision;
    },
  };
}

/**
 * Has decisions taken, a line each, that are one change to the reader; answers the entity the last was about, or `null` where one
 * failed and the reader has been told why.
 */
async function decideAll(asked: readonly Asked[], label: string, message: string): Promise<string | null> {
  const made = asked.map(decision);
  const change: Change = {
    label,
    redo: async () => {
      for (const each of made) await each.redo();
    },
    undo: async () => {
      for (const each of [...made].reverse()) await each.undo();
    },
  };
  if ((await attempt(perform(change).then(() => true))) === null) return null;
  notify({ tone: 'plain', message, act: { label: translate('entities:undo'), run: () => void attempt(takeBack(change)) } });
  return made.at(-1)?.entity() ?? null;
}

const decide = (asked: Asked, label: string, message: string): Promise<string | null> => decideAll([asked], label, message);

export const renameEntity = ({ id, name: before }: Named, name: string) =>
  decide({ kind: 'rename', entity: id, name }, translate('entities:change.rename'), translate('entities:said.rename', { before, name }));

export const retypeEntity = ({ id, name }: Named, type: EntityType) =>
  decide({ kind: 'retype', entity: id, type }, translate('entities:change.retype'), translate('entities:said.retype', { name, type: translate(`entities:type.${type}`) }));

export const describeEntity = ({ id, name }: Named, description: string) =>
  decide({ kind: 'describe', entity: id, description }, translate('entities:change.describe'), translate('entities:said.describe', { name }));

/** `exact` where the capitals of the alias matter. */
export const addAlias = ({ id, name }: Named, alias: string, exact: boolean) =>
  decide({ kind: 'alias', entity: id, alias, exact }, translate('entities:change.alias'), translate('entities:said.alias', { name, alias }));

export const removeAlias = ({ id, name }: Named, alias: string) =>
  decide({ kind: 'unalias', entity: id, alias }, translate('entities:change.unalias'), translate('entities:said.unalias', { name, alias }));

export const mergeEntity = ({ id, name }: Named, into: Named) =>
  decide({ kind: 'merge', entity: id, into: into.id }, translate('entities:change.merge'), translate('entities:said.merge', { name, into: into.name }));

/** Some of its mentions name another: one that is there, or where that has no id a new one of that name. */
export const splitEntity = ({ id, name: from }: Named, mentions: readonly MentionInContext[], { id: to, name, type }: { readonly id: string | null; readonly name: string; readonly type: EntityType }) =>
  decide(
    { kind: 'split', entity: id, to, name, type, mentions: mentions.map(({ document, range: { start, end } }) => ({ document, start, end })) },
    translate('entities:change.split'),
    translate('entities:said.split', { count: mentions.length, from, name }),
  );

/** The reader vouches for it: it stays whatever the recogniser thinks. */
export const confirmEntity = ({ id, name, type }: Named & { readonly type: EntityType }) =>
  decide({ kind: 'confirm', entity: id, name, type }, translate('entities:change.confirm'), translate('entities:said.confirm', { name }));

export const relateEntities = ({ id, name }: Named, relation: string, to: Named) =>
  decide({ kind: 'relate', entity: id, relation, to: to.id }, translate('entities:change.relate'), translate('entities:said.relate', { name, relation, to: to.name }));

export const unrelateEntities = ({ id, name }: Named, relation: string, to: Named) =>
  decide({ kind: 'unrelate', entity: id, relation, to: to.id }, translate('entities:change.unrelate'), translate('entities:said.unrelate', { name, relation, to: to.name }));

/** Merges each pair; one step to undo. */
export const mergePairs = (pairs: readonly DuplicateEntities[]) =>
  decideAll(
    pairs.map(({ entity, into }) => ({ kind: 'merge', entity: entity.id, into: into.id })),
    translate('entities:change.merge'),
    translate('entities:said.mergePairs', { count: pairs.length }),
  );

/** Two that look alike are two: they are not suggested again. */
export const keepApart = ({ entity, into }: DuplicateEntities) =>
  decide({ kind: 'distinct', entity: entity.id, other: into.id }, translate('entities:change.apart'), translate('entities:said.apart', { name: entity.name, other: into.name }));

export const refuseEntity = ({ id, name }: Named) =>
  decide({ kind: 'refuse', scope: 'everywhere', entity: id }, translate('entities:change.refuse'), translate('entities:said.refuse', { name }));

export const refuseInDocument = ({ id, name }: Named, document: string) =>
  decide({ kind: 'refuse', scope: 'document', entity: id, document }, translate('entities:change.refuse'), translate('entities:said.refuseDocument', { name }));

/** Refuses one mention of the open article. */
export async function refuseMention({ entity, name, start, end }: NamedMention): Promise<void> {
  const { document } = useMentions.getState();
  if (document === null) return;
  await decide({ kind: 'refuse', scope: 'mention', entity, document, start, end }, translate('entities:change.refuse'), translate('entities:said.refuseHere', { name }));
}

/** Makes an entity of a name that no article may speak of yet, for a link to it; answers its id, or `null` where that failed. */
export const coinEntity = (name: string): Promise<string | null> =>
  decide({ kind: 'coin', name, type: 'other' }, translate('entities:change.create'), translate('entities:said.create', { name }));

/** Makes an entity of a passage of the open article and shows it beside; answers whether that was done. */
export async function createEntity({ start, end }: TextRange, name: string, type: EntityType): Promise<boolean> {
  const { document } = useMentions.getState();
  if (document === null) return false;
  const entity = await decide({ kind: 'create', name, type, document, start, end }, translate('entities:change.create'), translate('entities:said.create', { name }));
  if (entity !== null) showEntityBeside(entity);
  return entity !== null;
}
