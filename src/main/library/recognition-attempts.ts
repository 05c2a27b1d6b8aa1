/**
 * Which articles were under way when their recogniser went, noted on the disk before each: a text that ends the thread, or the whole
 * application with it, is told from one that throws, and does not have its turn at every start anew.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One end of the thread may have come from elsewhere, such as a window that was closed meanwhile. */
const MOST_ENDS = 2;

export interface RecognitionAttempts {
  /** How often the recogniser of today began with this article and never came to an end. */
  ended(document: string): number;
  /** Whether it ended too often to begin again. */
  isFatal(document: string): boolean;
  /** Carries out `find` for this article; what it throws is an end like any other. */
  during<Found>(document: string, find: () => Found): Found;
  forget(document: string): void;
}

/**
 * @param nameOf a document's id as the name of a file.
 * @param recogniser tells one recogniser from another that may come through where the last did not.
 */
export function openRecognitionAttempts(folder: string, nameOf: (document: string) => string, recogniser: string): RecognitionAttempts {
  mkdirSync(folder, { recursive: true });
  const pathOf = (document: string): string => join(folder, nameOf(document));
  // What is under way is seldom more than one: a start that finds none asks the disk for none.
  const ends = new Map(readdirSync(folder).map((name) => [name, endsIn(join(folder, name), recogniser)]));

  const ended = (document: string): number => ends.get(nameOf(document)) ?? 0;
  function forget(document: string): void {
    ends.delete(nameOf(document));
    rmSync(pathOf(document), { force: true });
  }

  return {
    ended,
    isFatal: (document) => ended(document) >= MOST_ENDS,
    during(document, find) {
      writeOrNot(pathOf(document), `${recogniser}\n${String(ended(document) + 1)}`);
      try {
        return find();
      } finally {
        forget(document);
      }
    },
    forget,
  };
}

function endsIn(path: string, recogniser: string): number {
  const [by, count] = readFileSync(path, 'utf8').split('\n');
  return by === recogniser ? Number(count) || 0 : 0;
}

/** A disk that is full must not keep anybody from reading. */
function writeOrNot(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch {
    // Nothing is noted: the text has its turn as if it never ended anything.
  }
}
