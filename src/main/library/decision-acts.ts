/** The reader's word on entities: each decision is appended durably, then the engine follows it and everybody is told. */
import { describe } from '../../core/anchoring/describe';
import type { TextRange } from '../../core/documents/document';
import { instantAfter, type DecidedPlace, type Decision, type DecisionAct } from '../../core/entities/decisions';
import type { Argument, Decided, TrashedDecision } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import { Queue } from '../vault/queue';
import { readDecisions } from './decision-log';
import { trashedDecisions } from './decision-trash';
import type { DocumentActs } from './document-acts';
import { decidedEntities, type Lead } from './held';
import type { LibraryOptions } from './library';

/** What the window asks for: as the log has it, but places as ranges of the text, and a new entity without its id. */
export type AskedDecision = Argument<'entities.decide'>;

const gone = () => new ExpectedFailure('not-found', 'No article in the library speaks of this any more.');

export type DecisionActs = ReturnType<typeof decisionActs>;

export function decisionActs({ vault, engine, now, newId, tell }: LibraryOptions, documents: DocumentActs) {
  const turns = new Queue();
  let decisions: Decision[] = [];

  async function placeOf(document: string, range: TextRange): Promise<DecidedPlace> {
    const { text } = await documents.read(document);
    if (range.start >= range.end || range.end > text.length) throw new ExpectedFailure('bad-request', 'The passage lies outside the article.');
    return { document, selectors: describe(text, { start: range.start, end: range.end }) };
  }

  async function splitOf({ kind, entity, to, name, type, mentions }: AskedDecision & { readonly kind: 'split' }): Promise<DecisionAct> {
    const into = to ?? (await engine.newEntityId(name, type));
    if ((await engine.leadsTo(entity)) === (await engine.leadsTo(into))) throw new ExpectedFailure('bad-request', `“${name}” is the name of this very entity: choose another.`);
    const places: DecidedPlace[] = [];
    for (const { document, start, end } of mentions) places.push(await placeOf(document, { start, end }));
    return { kind, entity, to: into, name, type, places };
  }

  async function actOf(asked: AskedDecision): Promise<DecisionAct> {
    if (asked.kind === 'create') {
      const { kind, name, type, document, start, end } = asked;
      return { kind, entity: await engine.newEntityId(name, type), name, type, place: await placeOf(document, { start, end }) };
    }
    if (asked.kind === 'coin') return { kind: 'confirm', entity: await engine.newEntityId(asked.name, asked.type), name: asked.name, type: asked.type };
    if (asked.kind === 'revoke') {
      if (!decisions.some(({ id }) => id === asked.decision)) throw new ExpectedFailure('not-found', 'This decision is not in the vault.');
      return asked;
    }
    if ((await engine.leadsTo(asked.entity)) === null) throw gone();
    if (asked.kind === 'merge' && (await engine.leadsTo(asked.into)) === null) throw gone();
    if (asked.kind === 'split') {
      if (asked.to !== null && (await engine.leadsTo(asked.to)) === null) throw gone();
      return splitOf(asked);
    }
    if (asked.kind !== 'refuse' || asked.scope !== 'mention') return asked;
    const { kind, entity, scope, document, start, end } = asked;
    return { kind, entity, scope, place: await placeOf(document, { start, end }) };
  }

  /** Appends a line, with what is called what here; answers its id. */
  async function write(act: DecisionAct): Promise<string> {
    const line = { id: newId(), instant: instantAfter(decisions, now()), ...act };
    const names = await engine.recognisedNames(decidedEntities([{ ...line, device: '' }]));
    await vault.decisions.append(Object.keys(names).length === 0 ? line : { ...line, names });
    decisions = readDecisions(await vault.decisions.list());
    return line.id;
  }

  /** What a decision is about; a revocation is about what it takes back. */
  function subject(act: DecisionAct): string | null {
    if (act.kind !== 'revoke') return act.entity;
    const back = decisions.find(({ id }) => id === act.decision);
    return back ? subject(back) : null;
  }

  return {
    /** The logs were changed behind the library: reads them anew and tells of the articles in which that changes something. */
    reload: (): Promise<void> =>
      turns.run('decisions', async () => {
        decisions = readDecisions(await vault.decisions.list());
        for (const document of await engine.putDecisions(decisions)) tell('library.changed', { document });
      }),
    /** Keeps where ids lead that recognition gives no longer: a line each, which an article's return or an earlier recogniser makes idle. */
    keepLeads: (leads: readonly Lead[]): Promise<void> =>
      turns.run('decisions', async () => {
        for (const lead of leads) await write(lead);
        if (leads.length > 0) await engine.putDecisions(decisions);
      }),
    /** Takes in decisions of another vault, each once; what is none is passed over. Answers the ids of those that came, or would come. */
    bring: (entries: readonly unknown[], dry: boolean): Promise<string[]> =>
      turns.run('decisions', async () => {
        const there = new Set(readDecisions(await vault.decisions.list()).map(({ id }) => id));
        const coming = new Map(readDecisions(entries.map((entry) => ({ device: '', entry }))).map((each) => [each.id, each]));
        const fresh = [...coming.values()].filter(({ id }) => !there.has(id));
        if (dry || fresh.length === 0) return fresh.map(({ id }) => id);
        await vault.decisions.append(...fresh.map((each) => Object.fromEntries(Object.entries(each).filter(([field]) => field !== 'device'))));
        decisions = readDecisions(await vault.decisions.list());
        for (const document of await engine.putDecisions(decisions)) tell('library.changed', { document });
        return fresh.map(({ id }) => id);
      }),
    /** Decisions that were taken back, and refusals in force. */
    async trashed(): Promise<TrashedDecision[]> {
      const names = decisions.length === 0 ? [] : (await engine.entities()).map(({ id, name }) => [id, name] as const);
      return trashedDecisions(decisions, new Map(names));
    },
    /** Reads the log of every device and lets the engine follow it. */
    async load(): Promise<void> {
      decisions = readDecisions(await vault.decisions.list());
      await engine.putDecisions(decisions);
    },
    // In turn, so that each instant is later than the one before.
    decide: (asked: AskedDecision): Promise<Decided> =>
      turns.run('decisions', async () => {
        const act = await actOf(asked);
        const decision = await write(act);
        const changed = await engine.putDecisions(decisions);
        for (const document of changed) tell('library.changed', { document });
        const about = subject(act);
        return { decision, entity: about === null ? null : await engine.leadsTo(about) };
      }),
  };
}
