/** What the engine takes from lunr: its English stemmer and its stop words. The one file that imports lunr. */
import lunr from 'lunr';

interface Known {
  readonly stem: string;
  readonly stop: boolean;
}

/** Words remembered; a library's vocabulary is some tens of thousands. */
const REMEMBERED = 100_000;

/** Whether words of this language (BCP 47 tag) are filed under their English stems; where it is not known, they are. */
export function isEnglish(language: string | undefined): boolean {
  return language === undefined || /^en\b/i.test(language);
}

const words = new Map<string, Known>();

/** The Porter stem of a folded, lower-case word, as lunr computes it. Words of other scripts come back as they are. */
export function stem(word: string): string {
  return lookUp(word).stem;
}

/** Whether lunr's English list leaves this folded, lower-case word out of account. */
export function isStopWord(word: string): boolean {
  return lookUp(word).stop;
}

/** lunr makes two objects for each word it is asked about; most words come again. */
function lookUp(word: string): Known {
  const known = words.get(word);
  if (known) return known;
  const stop = (lunr.stopWordFilter(new lunr.Token(word, {})) as lunr.Token | undefined) === undefined;
  const found = { stem: lunr.stemmer(new lunr.Token(word, {})).toString(), stop };
  if (words.size >= REMEMBERED) words.clear();
  words.set(word, found);
  return found;
}
