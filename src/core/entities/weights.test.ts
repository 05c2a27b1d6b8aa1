import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleClaims } from './claims';
import { featureSource, forFeatures, opinionOf } from './features';
import { compileGazetteer } from './gazetteer';
import { read } from './reading';
import { findStretches } from './stretches';
import { readFeature, readWeights } from './weights';

const gazetteer = compileGazetteer([{ format: 1, lists: [{ list: 'given', words: 'Ann' }, { list: 'function', words: 'the of and' }], heads: [{ type: 'organisation', position: 'last', words: 'agency' }] }]);
const words = ['Ann', 'Zorvan', 'Agency', 'the', 'of', '|', '=', 'k=', '"', ',', '(', ')', '^', '$', '12', 'USA', 'é', 'left', '.'];

describe('a feature', () => {
  it('is read from its name as it was told, whatever signs stand in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }), (some) => {
        const reading = read(some.join(' '), gazetteer, []);
        const opinion = opinionOf(reading, ruleClaims(reading, []));
        for (const stretch of findStretches(reading)) {
          const source = featureSource(reading, opinion, stretch);
          for (let i = stretch.from; i < stretch.to; i += 1) {
            forFeatures(source, i, {
              one: (group, value) => void expect(readFeature(group + value)).toEqual({ group, first: value, second: null }),
              two: (group, first, second) => void expect(readFeature(`${group}${first}|${second}`)).toEqual({ group, first, second }),
            });
          }
        }
      }),
    );
  });

  it('has the weights of its own name and of no other', () => {
    const weights = readWeights({ weights: ['rl=|\t0:100', 'rl=||O\t1:200', 'pw=a|b\t2:-50', 'b\t3:1', 'start|B-PER\t8:7'] });
    const values = (found: Float64Array | null) => found && [...found];
    expect(values(weights.one('rl=', '|'))).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(values(weights.two('rl=', '|', 'O'))).toEqual([0, 2, 0, 0, 0, 0, 0, 0, 0]);
    expect(values(weights.two('pw=', 'a', 'b'))?.[2]).toBe(-0.5);
    expect(values(weights.one('b', ''))?.[3]).toBe(0.01);
    expect(values(weights.two('start', '', 'B-PER'))?.[8]).toBe(0.07);
    expect([weights.one('pw=', 'a'), weights.one('start', ''), weights.two('rl=', '|', 'B-PER')]).toEqual([null, null, null]);
  });
});
