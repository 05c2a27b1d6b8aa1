/** What the engine takes from lunr: its English stemmer and its stop words. The one file that imports lunr. */
import lunr from 'lunr';

/** Whether words of this language (BCP 47 tag) are filed under their English stems; where it is not known, they are. */
export function isEnglish(language: string | undefined): boolean {
  return language === undefined || /^en\b/i.test(language);
}

/** The Porter stem of a folded, lower-case word, as lunr computes it. Words of other scripts come back as they are. Price: some microseconds. */
export function stem(word: string): string {
  return lunr.stemmer(new lunr.Token(word, {})).toString();
}

/** Whether lunr's English list leaves this folded, lower-case word out of account. */
export function isStopWord(word: string): boolean {
  return (lunr.stopWordFilter(new lunr.Token(word, {})) as lunr.Token | undefined) === undefined;
}
