/** Weighs whether a line of plain text that stands alone is a heading. */

/** How sure a line's own look makes us. `explicit` needs no help from what follows it. */
export type Evidence = 'none' | 'weak' | 'good' | 'explicit';

const LONGEST = 110;
const LONGEST_WEAK = 60;
const MOST_WORDS = 16;
const MOST_WORDS_WEAK = 8;

const CHAPTER =
  /^(?:chapter|part|section|book|act|scene|appendix|canto|letter|volume|kapitel|teil|abschnitt|chapitre|partie|livre|capítulo|capitolo|parte|hoofdstuk|kapitola|rozdział|глава|часть)\s+(?:\d+|[IVXLC]+|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b/i;
const LABELS =
  /^(?:abstract|introduction|conclusions?|summary|references|bibliography|acknowledge?ments|contents|preface|foreword|prologue|epilogue|appendix|notes|index|glossary)$/i;
const CJK_CHAPTER = /^第[0-9０-９一二三四五六七八九十百千]+[章节節回部篇]/u;
const NUMBERED = /^(?:(\d{1,3}(?:\.\d{1,3})*)\.?|([IVXLC]{1,6})\.)\s+(?=\S)/;
const SENTENCE_END = /[.,;:!…。，、；：！](?:["'’”»)\]]*)$/u;
const QUESTION = /[?？]["'’”»)]*$/u;
/** Lines that describe a file, as e-mails and Project Gutenberg begin with. */
const FIELD = /^(?:title|author|editor|translator|illustrator|language|subject|from|to|cc|date|release date|posting date|credits|source|url|isbn|doi)\s*:/i;
/** Words that stay small in titles; short words are not counted anyway. */
const COUNTED_WORD = /^["'“‘«(¿]*(\p{L})[\p{L}\p{M}'’-]{3,}/u;

/** Sentence punctuation at the end, which headings do without. */
export function endsLikeSentence(line: string): boolean {
  return SENTENCE_END.test(line) || QUESTION.test(line);
}

function isCapitals(line: string): boolean {
  const letters = line.match(/\p{L}/gu) ?? [];
  return letters.length >= 3 && letters.every((letter) => letter === letter.toUpperCase() && letter !== letter.toLowerCase());
}

function isTitleCase(words: readonly string[]): boolean {
  let counted = 0;
  let capital = 0;
  for (const word of words.slice(1)) {
    const initial = COUNTED_WORD.exec(word)?.[1];
    if (initial === undefined) continue;
    counted++;
    if (initial !== initial.toLowerCase()) capital++;
  }
  return counted > 0 && capital / counted >= 0.6;
}

/** Depth of a numbered heading ("2.1 Orbits" is 2), or 0 for a line that does not begin with a number. */
export function numberDepth(line: string): number {
  const found = NUMBERED.exec(line);
  if (!found) return 0;
  return found[1]?.split('.').length ?? 1;
}

/** What the line by itself says. Only lines alone between blank lines should be asked about. */
export function headingEvidence(line: string): Evidence {
  if (FIELD.test(line)) return 'none';
  if (line.length > LONGEST || SENTENCE_END.test(line)) return CHAPTER.test(line) && line.length <= LONGEST_WEAK ? 'explicit' : 'none';
  if (CHAPTER.test(line) || CJK_CHAPTER.test(line) || LABELS.test(line)) return 'explicit';
  const words = line.split(/\s+/);
  if (words.length > MOST_WORDS || /^[-*•–—+>|]/.test(line)) return 'none';
  const first = /[\p{L}\p{N}]/u.exec(line)?.[0];
  if (first === undefined || first !== first.toUpperCase()) return 'none';
  if (isCapitals(line)) return 'explicit';
  const question = QUESTION.test(line);
  if (NUMBERED.test(line) && !question && line.length <= LONGEST) return 'good';
  if (isTitleCase(words)) return 'good';
  return !question && line.length <= LONGEST_WEAK && words.length <= MOST_WORDS_WEAK && !/^\d/.test(line) ? 'weak' : 'none';
}

/**
 * Rank of a heading among the headings of a plain text, 1 for the highest: parts and underlines with `=`, then
 * chapters and capitals, then the rest; a number's depth adds to it.
 */
export function headingRank(line: string, underline: string | null): number {
  if (underline !== null) return underline.startsWith('=') || underline.startsWith('*') ? 1 : 2;
  if (/^(?:part|book|volume|teil|partie|livre|parte|часть)\s/i.test(line)) return 1;
  const depth = numberDepth(line);
  if (depth > 0) return 2 + depth;
  return CHAPTER.test(line) || CJK_CHAPTER.test(line) || isCapitals(line) ? 2 : 3;
}
