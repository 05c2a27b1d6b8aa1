import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockKind, InlineMarkKind, ParsedDocument } from './document';
import { CanonicalBuilder, structureProblems } from './canonical';

function build(write: (canonical: CanonicalBuilder) => void): ParsedDocument {
  const canonical = new CanonicalBuilder();
  write(canonical);
  const parsed = canonical.finish('name.txt', {});
  if (!parsed) throw new Error('nothing written');
  return parsed;
}
const marked = ({ text, structure }: ParsedDocument): string[] => structure.marks.map((mark) => text.slice(mark.start, mark.end));

type Act =
  | readonly ['open', BlockKind]
  | readonly ['text', string]
  | readonly ['mark', InlineMarkKind]
  | readonly ['unmark' | 'break' | 'cell' | 'part' | 'image' | 'close'];

function perform(canonical: CanonicalBuilder, act: Act): void {
  if (act[0] === 'open') canonical.open(act[1], act[1] === 'heading' || act[1] === 'list-item' ? 2 : 0);
  else if (act[0] === 'text') canonical.text(act[1]);
  else if (act[0] === 'mark') canonical.openMark(act[1], ...(act[1] === 'link' ? ['#a'] : []));
  else if (act[0] === 'unmark') canonical.closeMark();
  else if (act[0] === 'break') canonical.lineBreak();
  else if (act[0] === 'part') canonical.beginPart();
  else if (act[0] === 'image') canonical.image('An image of it');
  else canonical.close();
}

describe('CanonicalBuilder', () => {
  it('collapses white space outside code and keeps it inside', () => {
    const { text } = build((canonical) => {
      canonical.text(' a \u00a0\n\t b ');
      canonical.lineBreak();
      canonical.text(' c');
      canonical.open('code');
      canonical.text('\n  d\r\n\te  f\n\n');
    });
    expect(text).toBe('a b\nc\n\n  d\n\te  f');
  });

  it('drops what cannot be seen and composes what can', () => {
    expect(build((canonical) => canonical.text('so\u00adft\u0000 Cafe\u0301 \ud800')).text).toBe('soft Café \ufffd');
  });

  it('keeps marks on their words while the text is rewritten', () => {
    const parsed = build((canonical) => {
      canonical.text('  Ame\u0301lie   and ');
      canonical.openMark('strong');
      canonical.text(' e\u0301te\u0301  ');
      canonical.openMark('emphasis');
      canonical.text('\u1112\u1161\u11ab');
      canonical.closeMark();
      canonical.open('paragraph');
      canonical.text('on');
      canonical.closeMark();
      canonical.text(' off');
    });
    expect(parsed.text).toBe('Amélie and été 한\n\non off');
    expect(marked(parsed)).toEqual(['été 한', '한', 'on']);
  });

  it('says an image only where no caption says it', () => {
    const write = (caption: string): string =>
      build((canonical) => {
        canonical.text('Before.');
        canonical.image('Hori at his farm in the north');
        canonical.open('paragraph');
        canonical.text(caption);
      }).text;
    expect(write('Hori, at his farm in the north, in May')).toBe('Before.\n\nHori, at his farm in the north, in May');
    expect(write('Then he went.')).toBe('Before.\n\nHori at his farm in the north\n\nThen he went.');
  });

  it('keeps the laws whatever is written in whatever order', () => {
    const kind = fc.constantFrom<BlockKind>('heading', 'paragraph', 'list-item', 'quote', 'code', 'table', 'figure', 'footnote');
    const act = fc.oneof(
      fc.tuple(fc.constant('open' as const), kind),
      fc.tuple(fc.constant('text' as const), fc.string({ unit: 'binary', maxLength: 12 })),
      fc.tuple(fc.constant('text' as const), fc.constantFrom(' ', '\n', 'e', '\u0301', '\u1100', '\u1161', '\u11a8', '\u00ad', '\u2000', '\u0344', '\r\n', 'word')),
      fc.tuple(fc.constant('mark' as const), fc.constantFrom<InlineMarkKind>('strong', 'link')),
      fc.tuple(fc.constantFrom('unmark' as const, 'break' as const, 'part' as const, 'image' as const, 'close' as const)),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const canonical = new CanonicalBuilder();
        for (const each of acts) perform(canonical, each);
        const parsed = canonical.finish('a.txt', {});
        expect(parsed ? structureProblems(parsed) : []).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('structureProblems', () => {
  it('sees each law broken', () => {
    const sound = build((canonical) => {
      canonical.open('heading', 2);
      canonical.text('Head');
      canonical.open('paragraph');
      canonical.openMark('strong');
      canonical.text('body');
    });
    const { text, structure } = sound;
    const [heading, body] = structure.blocks;
    const [section] = structure.sections;
    const [mark] = structure.marks;
    if (!heading || !body || !section || !mark) throw new Error('incomplete');
    const broken: ParsedDocument[] = [
      { text: `${text} `, structure },
      { text: text.replace('\n\n', '\n '), structure },
      { text: text.replace('body', 'bo\u0000y'), structure },
      { text, structure: { ...structure, blocks: [body, heading] } },
      { text, structure: { ...structure, sections: [] } },
      { text, structure: { ...structure, sections: [{ ...section, start: 1 }] } },
      { text, structure: { ...structure, sections: [{ ...section, heading: 'Other' }] } },
      { text, structure: { ...structure, marks: [{ ...mark, start: 0 }] } },
      { text, structure: { ...structure, marks: [{ ...mark, target: 'x' }] } },
      { text, structure: { ...structure, title: ' ' } },
    ];
    expect(structureProblems(sound)).toEqual([]);
    for (const each of broken) expect(structureProblems(each)).not.toEqual([]);
  });
});
