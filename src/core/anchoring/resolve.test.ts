import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as select } from './describe';
import { resolve } from './resolve';
import { resolveAcross } from './resolve-across';

const words = fc
  .array(fc.constantFrom('ESA', 'and', 'NASA', 'the', '宇宙', '😀', ',', 'é', '\n\n'), { maxLength: 40 })
  .map((list) => list.join(' '));
const text = fc.oneof(
  words,
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const offset = fc.oneof(fc.integer({ min: -10, max: 250 }), fc.constantFrom(NaN, Infinity, -Infinity, 1.5));
const range = fc.record({ start: offset, end: offset });

describe('for any text', () => {
  it('resolves what it describes to the same place', () => {
    fc.assert(
      fc.property(text, range, (source, any) => {
        const selectors = select(source, any);
        expect(resolve(source, selectors)).toEqual({ status: 'same', range: selectors.position, confidence: 1 });
        expect(resolveAcross(source, source, [any])).toEqual([
          { status: 'same', range: selectors.position, confidence: 1 },
        ]);
      }),
    );
  });

  it('never throws and never leaves the text', () => {
    fc.assert(
      fc.property(text, text, range, fc.string(), fc.string(), (old, next, any, prefix, suffix) => {
        const selectors = select(old, any);
        const anchors = [
          resolve(next, selectors),
          resolve(next, { quote: { ...selectors.quote, prefix, suffix }, position: any }),
          ...resolveAcross(old, next, [any]),
        ];
        for (const anchor of anchors) {
          expect(anchor.status === 'orphan').toBe(anchor.range === undefined);
          expect(anchor.confidence).toBeGreaterThanOrEqual(0);
          expect(anchor.confidence).toBeLessThanOrEqual(1);
          if (!anchor.range) continue;
          expect(anchor.range.start).toBeGreaterThanOrEqual(0);
          expect(anchor.range.end).toBeGreaterThanOrEqual(anchor.range.start);
          expect(anchor.range.end).toBeLessThanOrEqual(next.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives one anchor for each range', () => {
    fc.assert(
      fc.property(text, text, fc.array(range, { maxLength: 5 }), (old, next, ranges) => {
        expect(resolveAcross(old, next, ranges)).toHaveLength(ranges.length);
      }),
    );
  });
});

describe('without the old text', () => {
  const line = 'The agency launched a probe to the outer planets last year.';
  const stranger = 'Nobody expected the weather to hold, but hold it did.';

  it('asks when passage and context stand twice and the old place speaks for neither', () => {
    const selectors = { ...select(`${line} `.repeat(3), { start: 64, end: 70 }), position: { start: 0, end: 0 } };
    expect(resolve(`${stranger}\n\n${line} `.repeat(6), selectors).status).toBe('uncertain');
  });

  it('takes the copy that stands where the passage stood', () => {
    const old = `${line} ${line} ${line}`;
    const selectors = select(old, { start: 64, end: 70 });
    expect(resolve(`A. ${old}`, selectors)).toMatchObject({ status: 'same', range: { start: 67, end: 73 } });
  });

  it('asks before it takes a short quote without context for the passage', () => {
    const bare = { quote: { exact: 'ESA', prefix: '', suffix: '' }, position: { start: 99, end: 102 } };
    expect(resolve('Here ESA stands once.', bare)).toMatchObject({ status: 'uncertain', range: { start: 5, end: 8 } });
    expect(resolve('Here it does not stand.', bare).status).toBe('orphan');
  });

  it('says moved when a long quote stands among strangers', () => {
    const selectors = select(`Before. ${line} After.`, { start: 8, end: 8 + line.length });
    const text2 = `${stranger} ${line} ${stranger}`;
    expect(resolve(text2, selectors)).toMatchObject({ status: 'moved', range: { start: stranger.length + 1 } });
  });

  it('finds a quote that begins and ends inside words', () => {
    const selectors = select(line, { start: 12, end: 21 });
    const changed = line.replace('The agency', 'Our agency').replace('last year', 'this spring');
    expect(resolve(`${stranger} ${changed}`, selectors)).toMatchObject({
      status: 'same',
      range: { start: stranger.length + 13, end: stranger.length + 22 },
    });
  });

  it('finds a quote whose apostrophes and case changed, and calls it edited', () => {
    const selectors = select("Surely we don't know what the Agency's plans are today.", { start: 7, end: 46 });
    const anchor = resolve('Surely we don’t know what the agency’s plans are today.', selectors);
    expect(anchor).toMatchObject({ status: 'edited', range: { start: 7, end: 46 } });
  });
});

describe('with both texts', () => {
  it('does not take the words of another passage for those of a deleted one', () => {
    const old = 'ESA built the lander. Later that year, ESA built the orbiter as well.';
    const [anchor] = resolveAcross(old, 'Later that year, ESA built the orbiter as well.', [{ start: 0, end: 3 }]);
    expect(anchor?.status).toBe('orphan');
  });

  const line = 'The agency launched a probe to the outer planets last year.';
  const first = 'Engines were tested in the desert for eleven weeks.';
  const last = 'Nobody expected the weather to hold, but hold it did.';

  it('leaves a deleted sentence gone although another like it stands further on', () => {
    const old = `${first} ${line} ${last} ${line} Results came late.`;
    const next = `${first} ${last} ${line} Results came late.`;
    const start = first.length + 1;
    expect(resolveAcross(old, next, [{ start, end: start + line.length }])).toMatchObject([{ status: 'orphan' }]);
  });

  it('asks when a sentence went and came back twice', () => {
    const body = `${first} Meanwhile committees met, budgets were debated and contracts signed in several capitals.`;
    const old = `${line} ${body} ${last}`;
    const next = `${body} So it began: ${line} ${last} And so it was told: ${line} That was all.`;
    const [anchor] = resolveAcross(old, next, [{ start: 0, end: line.length }]);
    expect(anchor?.status).toBe('uncertain');
    expect(next.slice(anchor?.range?.start, anchor?.range?.end)).toBe(line);
  });

  it('keeps a passage in Chinese whose neighbours changed', () => {
    const old = '昨日、宇宙機関は新しい衛星を打ち上げた。天気は良かった。';
    const next = '一昨日、宇宙機関は新しい衛星を打ち上げた。とても寒かった。';
    const start = old.indexOf('新しい衛星');
    expect(resolveAcross(old, next, [{ start, end: start + 5 }])).toMatchObject([
      { status: 'same', range: { start: start + 1, end: start + 6 } },
    ]);
  });

  it('keeps a blank between words that stayed side by side', () => {
    expect(resolveAcross('one two three', 'zero one two three', [{ start: 3, end: 4 }])).toMatchObject([
      { status: 'same', range: { start: 8, end: 9 } },
    ]);
  });
});
