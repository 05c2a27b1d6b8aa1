import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree } from './arbitrary';
import type { Note } from './note';
import { readNote, readTree, writeNote } from './read';

const note = (tree: Note['tree']): Note => ({ format: 1, id: 'n1', title: 'T', tags: ['a'], created: '2026-01-01T00:00:00Z', modified: '2026-01-02T00:00:00Z', tree });
const stored = (block: unknown) => ({ ...note({ blocks: [] }), tree: { blocks: [block] } });

describe('the stored note', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const whole = { blocks: tree.blocks.map((block) => (block.type === 'list' ? { ...block, start: Math.trunc(block.start) } : block)) };
        expect(readTree(whole)).toEqual(whole);
        const read = readNote(JSON.parse(writeNote(note(whole))));
        expect(read).toEqual(note(whole));
        // A note that was never in a file, as the window sends it, reads the same.
        expect(readNote(note(whole))).toEqual(note(whole));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    { type: 'callout', tone: 'warning', children: [{ z: 1, a: [null] }] },
    { type: 'paragraph', children: [], align: 'right' },
    { type: 'paragraph', children: [{ type: 'maths', tex: 'x' }] },
    { type: 'heading', level: 9, children: [] },
    { type: 'opaque', data: '{}' },
  ])('keeps a block it does not know exactly: %j', (block) => {
    const read = readNote(stored(block));
    expect(read?.tree.blocks[0]?.type).toBe('opaque');
    expect((JSON.parse(writeNote(read as Note)) as typeof read)?.tree.blocks[0]).toEqual(block);
  });

  it.each([null, 1, 'x', [], {}, { ...note({ blocks: [] }), format: 2 }, { ...note({ blocks: [] }), folder: 'x' }, stored(7), stored({ text: 'no type' })])(
    'refuses %j',
    (json) => expect(readNote(json)).toBeNull(),
  );

  it('writes in one order whatever the order in memory', () => {
    const { format, ...rest } = note({ blocks: [{ children: [{ marks: [], text: 'x', type: 'text' }], type: 'paragraph' }] });
    const written = writeNote({ ...rest, format });
    expect(written.startsWith('{\n  "format": 1,\n  "id": "n1"')).toBe(true);
    expect(written).toMatch(/"type": "text",\s+"text": "x"/);
    expect(written.endsWith('}\n')).toBe(true);
  });

  it('refuses a tree from the window that is not whole', () => {
    expect(readTree({ blocks: [{ type: 'opaque', data: 'no JSON' }] })).toBeNull();
    expect(readTree({ blocks: [{ type: 'callout' }] })).toBeNull();
    expect(readTree({})).toBeNull();
  });

  it('keeps a list nested too deep as an opaque block, and refuses one without end', () => {
    const nested = (depth: number): unknown => {
      let list: unknown = null;
      for (let at = 0; at < depth; at += 1) list = { type: 'list', kind: 'bullet', start: 1, items: [{ checked: null, children: [], nested: list }] };
      return list;
    };
    expect(readNote(stored(nested(150)))?.tree.blocks[0]?.type).toBe('list');
    expect(readNote(stored(nested(300)))?.tree.blocks[0]?.type).toBe('opaque');
    expect(readNote(stored(nested(5000)))).toBeNull();
  });
});
