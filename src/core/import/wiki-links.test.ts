import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkNotes } from './wiki-links';

const find = (name: string): string | null => ({ Note: 'N', 'dir/Other note': 'O' })[name] ?? null;
const linked = (text: string): string => linkNotes(text, find).markdown;

describe('links between notes', () => {
  it('become ours, with the words that were shown', () => {
    expect(linked('See [[Note]], [[Note#Part|that part]] and ![[Note]].')).toBe('See [Note](almagest:note/N), [that part](almagest:note/N) and [Note](almagest:note/N).');
    expect(linked('[[ Note ]] and [words](dir/Other%20note.md#x)')).toBe('[Note](almagest:note/N) and [words](almagest:note/O)');
  });

  it('to pictures that are there show them, with words that are no width', () => {
    const shown = (text: string): string => linkNotes(text, find, (name) => (name === 'my map.png' ? '../a/my%20map.png' : null)).markdown;
    expect(shown('![[my map.png]] ![[my map.png|300]] ![[my map.png|The *route*]]')).toBe('![my map](../a/my%20map.png) ![my map](../a/my%20map.png) ![The \\*route\\*](../a/my%20map.png)');
    expect(shown('[[my map.png]] ![[other.png]]')).toBe('my map.png other.png');
  });

  it('that lead nowhere become their words, and are told', () => {
    expect(linkNotes('[[Gone|the *lost* one]] and [here](gone.md)', find)).toEqual({ markdown: 'the \\*lost\\* one and here', missing: ['Gone', 'gone.md'] });
  });

  it('in code are no links', () => {
    const code = ['`[[Note]]`', '``a ` [[Note]]``', '```\n[[Note]]\n```', '~~~md\n[[Note]]\n~~~', '```\n[[Note]] to the end'];
    for (const text of code) expect(linked(text)).toBe(text);
    expect(linked('`a` [[Note]] `b`')).toBe('`a` [Note](almagest:note/N) `b`');
  });

  it('to other places stay as they are', () => {
    for (const text of ['[a](https://x.org/b.md)', '[[#Part]]'.slice(0, 2), '[a](b.txt)', '![a](b.png)']) expect(linked(text)).toBe(text);
  });

  it('are found in any text without an exception, and what is no link is not changed', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('[', ']', '(', ')', '`', '~', '#', '|', '!', 'a', '\n', ' ', '.md') }), (text) => {
      const { markdown } = linkNotes(text, () => null);
      if (!/\[\[|\.md/.test(text)) expect(markdown).toBe(text);
    }));
  });
});
