import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold';

describe('fold', () => {
  it.each([
    ['NASA', 'nasa'],
    ['Café', 'cafe'],
    ['cafe\u0301', 'cafe'],
    ['élan', 'elan'],
    ['Ångström', 'angstrom'],
    ['Straße', 'strasse'],
    ['Œuvre', 'oeuvre'],
    ['Łódź', 'lodz'],
    ['ﬁction', 'fiction'],
    ['ＮＡＳＡ', 'nasa'],
    ['co\u00ADoperation', 'cooperation'],
    ['ΛΌΓΟΣ', 'λογοσ'],
    ['λόγος', 'λογοσ'],
    ['Ёлка', 'елка'],
    ['İstanbul', 'istanbul'],
    ['ﾊﾟ', 'パ'],
    ['한국', '한국'],
    ['कि', 'कि'],
  ])('folds %s to %s', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  it('keeps apart what only looks like an accent: the voicing of kana', () => {
    expect(fold('パ')).not.toBe(fold('ハ'));
  });

  it('folds what is folded to itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void expect(fold(fold(text))).toBe(fold(text))));
  });
});
