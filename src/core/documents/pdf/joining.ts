/** Joins lines to running text and undoes the hyphens that only the line's end put there. */

const BROKEN = /(\p{L}+)[-\u2010\u00ad]$/u;
const CONTINUED = /^\p{Ll}+/u;
/** First halves that keep their hyphen when nothing else in the text decides. */
const PREFIXES = new Set('self non well ill so co ex anti cross half high low long short all'.split(' '));

/** The words of a text, which say whether `well-known` or `wellknown` is meant. */
export class Vocabulary {
  private readonly words = new Set<string>();

  constructor(lines: Iterable<string>) {
    for (const line of lines) for (const [word] of line.matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*(?![-\u2010\p{L}])/gu)) this.words.add(word.toLowerCase().replace(/\u2010/g, '-'));
  }

  /** How `next` follows `text`: what to keep of `text`, and what to put between. */
  join(text: string, next: string): { readonly keep: number; readonly between: '' | ' ' } {
    const head = BROKEN.exec(text)?.[1];
    if (head === undefined) return { keep: text.length, between: /\S[-\u2010\u2013\u2014/]$/.test(text) || isUnspaced(text, next) ? '' : ' ' };
    const tail = CONTINUED.exec(next)?.[0];
    const hyphenated = tail !== undefined && (this.words.has(`${head}-${tail}`.toLowerCase()) || PREFIXES.has(head.toLowerCase()));
    const keepsHyphen = tail === undefined || (hyphenated && !this.words.has(`${head}${tail}`.toLowerCase()));
    return { keep: keepsHyphen ? text.length : text.length - 1, between: '' };
  }
}

const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`;
const ENDS_UNSPACED = new RegExp(`${UNSPACED}$`, 'u');
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');
const FILL = new RegExp(`(?<=${UNSPACED}) (?=${UNSPACED})`, 'gu');

/** What a line could have been broken after: a word, or one character of a script without spaces. */
export function firstPart(text: string): string {
  return (BEGINS_UNSPACED.exec(text) ?? /^\S+/.exec(text) ?? [''])[0];
}

/** Without the spaces that characters set apart to fill a line look like. */
export function withoutFill(text: string): string {
  return text.replace(FILL, '');
}

/** Whether both sides are of scripts that are written without spaces. */
export function isUnspaced(text: string, next: string): boolean {
  return ENDS_UNSPACED.test(text) && BEGINS_UNSPACED.test(next);
}
