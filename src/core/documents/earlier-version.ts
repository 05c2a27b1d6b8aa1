/** Tells whether a file that comes in is a new version of a document that is known already. */
export interface KnownDocument {
  readonly id: string;
  readonly title: string;
  /** File name its newest revision came from. */
  readonly name: string;
  /** Of `identifiersOf`. */
  readonly identifiers: readonly string[];
}

export type Incoming = Omit<KnownDocument, 'id'> & { readonly text: string };

/** A paragraph of fewer UTF-16 units may stand in any text. */
const LONG_ENOUGH = 40;
/** Share of the long paragraphs of the shorter text that both must have for two files of one name to be one work. */
const SHARED = 0.25;

const paragraphs = (text: string): string[] => text.split('\n\n').filter((paragraph) => paragraph.length >= LONG_ENOUGH);
const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function shareText(a: string, b: string): boolean {
  const [one, other] = [new Set(paragraphs(a)), new Set(paragraphs(b))];
  const least = Math.min(one.size, other.size);
  return least > 0 && [...one].filter((paragraph) => other.has(paragraph)).length >= least * SHARED;
}

/**
 * The known document that `incoming` is a version of: one with the same DOI, address or ISBN, else one whose file had the
 * same name (or that has the same title) and of whose long paragraphs a quarter stand in both. `null` where there is none.
 * @param textOf the text of a known document, asked of few of them; `null` where it cannot be read
 */
export async function earlierVersion(known: readonly KnownDocument[], incoming: Incoming, textOf: (id: string) => Promise<string | null>): Promise<KnownDocument | null> {
  const named = known.find(({ identifiers }) => identifiers.some((identifier) => incoming.identifiers.includes(identifier)));
  if (named) return named;
  for (const each of known) {
    if (!sameName(each.name, incoming.name) && !sameName(each.title, incoming.title)) continue;
    const text = await textOf(each.id);
    if (text !== null && shareText(text, incoming.text)) return each;
  }
  return null;
}
