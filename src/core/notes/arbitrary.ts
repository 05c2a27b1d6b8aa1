/** Generates notes for the laws of this room and of the editor; used by tests only. */
import * as fc from 'fast-check';
import type { Note, NoteBlock, NoteImage, NoteInline, NoteLink, NoteLinkPart, NoteListItem, NoteText, NoteTree } from './note';
import { textMarks } from './normalise-inline';

const hostile = ['*', '_', '~~', '`', '[', ']', '(', ')', '<b>', '&amp;', '\\', '#', '- ', '1. ', '> ', '|', '\n', ' ', 'http://a.b', 'a@b.c', 'www.x.y', '"', '.', '!', '—', '日本', '🚀', '\t', '=', '+', ':', '[ ] ', '[x]', '---', '``', '\u00a0', '%', '$', '$$', '<sub>', '</sub>', '<br>', '<!-- -->', '[^a]', '[!note]', '=='];
const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.array(fc.oneof(fc.constantFrom(...hostile), fc.constantFrom('a', 'b', 'word')), { maxLength: 5 }).map((parts) => parts.join('')));

const text: fc.Arbitrary<NoteText> = fc.record({
  type: fc.constant('text'),
  text: words,
  marks: fc.subarray([...textMarks]),
});
const target = fc.record({
  kind: fc.constantFrom('entity', 'document', 'section', 'note', 'annotation'),
  id: fc.oneof(fc.constantFrom('nasa', 'doc#s-history'), fc.string({ minLength: 1, maxLength: 6 })),
});
const url = fc.oneof(fc.webUrl(), fc.constantFrom('mailto:a@b.c', 'x y', 'almagest:entity/esa', '(', '<>', '', '../images/a.png'));
/** A title, or none: an absent member, never an undefined one. */
const titled = <T extends NoteLink | NoteImage>(record: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.tuple(record, fc.option(words)).map(([each, title]) => (title === null ? each : { ...each, title }));
const image = titled<NoteImage>(fc.record({ type: fc.constant('image' as const), url, alt: words }));
const math = fc.record({ type: fc.constant('math' as const), tex: fc.oneof(words, fc.constantFrom('x^2', 'a|b', '$', 'a$b', '\\frac{1}{2}', '5')) });
const html = fc.record({
  type: fc.constant('html' as const),
  source: fc.oneof(words, fc.constantFrom('<b>', '</b>', '<i class="a|b">', '<div>', '<!-- c -->', '<?p ?>', '<sub>', '</sub>', '<mark>', '</mark>', '<sup>', '</sup>', '<br/>', '<a\nhref="x">', '<img src=x />', '<')),
});
const linkPart: fc.Arbitrary<NoteLinkPart> = fc.oneof({ weight: 4, arbitrary: text }, image, math, html);
const inline: fc.Arbitrary<NoteInline> = fc.oneof(
  { weight: 7, arbitrary: text },
  { weight: 1, arbitrary: fc.constant<NoteInline>({ type: 'break' }) },
  { weight: 1, arbitrary: titled<NoteLink>(fc.record({ type: fc.constant('link' as const), url, children: fc.array(linkPart, { maxLength: 3 }) })) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('reference' as const), target, text: words, named: fc.constant(true as const) }, { requiredKeys: ['type', 'target', 'text'] }) },
  { weight: 1, arbitrary: image },
  { weight: 1, arbitrary: math },
  { weight: 2, arbitrary: html },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('footnote' as const), label: fc.constantFrom('a', '1', 'B b', 'ß') }) },
);
const children = fc.array(inline, { maxLength: 6 });

const opaque = fc.oneof(
  fc.record({ type: fc.constantFrom('table', 'callout'), value: fc.jsonValue({ maxDepth: 2 }) }),
  fc.record({
    type: fc.constant('markdown'),
    source: fc.constantFrom('| a | b |\n| - | - |\n| 1 | 2 |', '<div>\nx\n</div>', '[^1]: A footnote.', '<!-- open', '# not kept', '[a]: b', '<!-- columns: 100% -->', '<!-- columns: 30% 70% -->', '<!-- columns: 30% 30% -->'),
  }),
);

const leaf: fc.Arbitrary<NoteBlock> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('paragraph' as const), children }) },
  fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3, 4, 5, 6), children }),
  fc.record({ type: fc.constant('code' as const), language: fc.option(fc.oneof(words, fc.constantFrom('js', 'almagest-block', 'ts meta'))), text: words }),
  fc.record({ type: fc.constant('formula' as const), tex: fc.oneof(words, fc.constantFrom('x\n+ y', '$$', ' a')) }),
  fc.constant<NoteBlock>({ type: 'rule' }),
  fc.record({ type: fc.constant('passage' as const), annotation: fc.string({ minLength: 1, maxLength: 6 }), document: fc.string({ maxLength: 6 }), quote: words, source: words }),
  fc.record(
    {
      type: fc.constant('table' as const),
      align: fc.array(fc.constantFrom('left', 'center', 'right', null), { maxLength: 3 }),
      header: fc.boolean(),
      widths: fc.array(fc.oneof(fc.integer({ min: -1, max: 400 }), fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1, maxLength: 3 }),
      rows: fc.array(fc.array(fc.array(inline, { maxLength: 3 }), { maxLength: 3 }), { maxLength: 3 }),
    },
    { requiredKeys: ['type', 'align', 'header', 'rows'] },
  ),
  opaque.map((value): NoteBlock => ({ type: 'opaque', data: JSON.stringify(value) })),
);

const { block } = fc.letrec<{ block: NoteBlock; blocks: NoteBlock[]; item: NoteListItem }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 3, depthIdentifier: 'block' }),
  item: fc.record({ checked: fc.option(fc.boolean()), children, blocks: tie('blocks') }),
  block: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'block' },
    { weight: 6, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('list' as const),
        kind: fc.constantFrom('bullet', 'number', 'check'),
        start: fc.oneof(fc.constantFrom(0, 1, 7), fc.integer()),
        items: fc.array(tie('item'), { maxLength: 3, depthIdentifier: 'block' }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('quote' as const), blocks: tie('blocks') }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('callout' as const), tone: fc.constantFrom('note', 'Warning', 'a b'), title: words, blocks: tie('blocks') }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('footnote-text' as const), label: fc.constantFrom('a', '1', 'B b', 'ß'), blocks: tie('blocks') }) },
  ),
}));

/** Trees of every kind of block and inline, not in normal form, with text that looks like Markdown. */
export const anyTree: fc.Arbitrary<NoteTree> = fc.record({ blocks: fc.array(block, { maxLength: 5 }) });

const instant = fc.date({ min: new Date(0), max: new Date('2100-01-01T00:00:00.000Z'), noInvalidDate: true }).map((date) => date.toISOString());

/** Notes of any such tree. */
export const anyNote: fc.Arbitrary<Note> = fc.record({
  format: fc.constant(1 as const),
  id: fc.constant('n1'),
  title: fc.oneof(fc.string(), fc.constantFrom('Moon', '---', '# a', 'checksum: "0"')),
  tags: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
  created: instant,
  modified: instant,
  tree: anyTree,
});
