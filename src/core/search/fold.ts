/** Folding: the one form under which spellings of a word meet (case, accents, width, ligatures, soft hyphens). */

/** Letters that Unicode does not decompose but readers type without. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n', ς: 'σ',
};
const UNDECOMPOSED = /[ßæœøłđðþıħŧŋς]/gu;

/**
 * Marks that may be dropped without making another word: Latin, Greek and Cyrillic accents, Hebrew points, Arabic
 * vowels. Vowel signs of Indic scripts and the voicing marks of kana are letters in all but name and stay.
 */
const ACCENTS = /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670]/g;

/** Characters that shape a line or a glyph and belong to no word: soft hyphen, joiners, variation selectors. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFE00-\uFE0F\uFEFF]/g;

const ASCII = /^[\0-\x7F]*$/;

/** Folds one word (NFKD without accents, lower case, then NFC). May be empty, and longer or shorter than its source. */
export function fold(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return word
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(UNDECOMPOSED, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}
