/** Calls are answered in order, and only the newest of a box's queries is carried out. */
import { describe, expect, it } from 'vitest';
import { answerCalls } from './answer-calls';
import { createEngine } from './engine';
import type { EngineReply } from './engine-thread';

const settled = (replies: readonly EngineReply[], count: number): Promise<void> =>
  new Promise((resolve) => {
    const look = (): unknown => (replies.length >= count ? resolve() : setImmediate(look));
    look();
  });

describe('calls of the engine', () => {
  it('skip the queries that a newer keystroke overtook, and no others', async () => {
    const replies: EngineReply[] = [];
    const call = answerCalls(createEngine(() => 0), (reply) => replies.push(reply));
    const typed = ['s', 'sp', 'spa'];
    typed.forEach((text, turn) => call({ turn, name: 'search', given: [{ text, box: 'palette' }] }));
    call({ turn: 3, name: 'search', given: [{ text: 'space' }] });
    call({ turn: 4, name: 'search', given: [{ text: 'space', box: 'page' }] });
    call({ turn: 5, name: 'counts', given: [] });
    await settled(replies, 6);
    expect(replies.map(({ turn }) => turn)).toEqual([0, 1, 2, 3, 4, 5]);
    const isOvertaken = ({ value }: EngineReply) => (value as { overtaken?: boolean }).overtaken;
    expect(replies.slice(0, 5).map(isOvertaken)).toEqual([true, true, false, false, false]);
  });

  it('go on after one that failed', async () => {
    const replies: EngineReply[] = [];
    const call = answerCalls(createEngine(() => 0), (reply) => replies.push(reply));
    call({ turn: 0, name: 'locate', given: [] });
    call({ turn: 1, name: 'counts', given: [] });
    await settled(replies, 2);
    expect(replies[0]?.error).toMatch(/./);
    expect(replies[1]?.value).toEqual({ entities: 0, mentions: 0 });
  });
});
