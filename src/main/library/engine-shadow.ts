/**
 * What the engine found out, kept on this computer beside the vault so that the next start need not find it out again: the
 * search index and the mentions of each document. Whatever is gone, damaged or made by another program is passed over.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recognition } from '../../core/entities/entity';
import { decodeList, encodeList, encodeSegment, viewOfSaved, type SavedView } from '../../core/search/saved';
import type { Segment } from '../../core/search/segment';
import type { View } from '../../core/search/view';
import { isSafeId } from '../vault/identifier';
import type { IndexedDocument } from './engine';
import { openRecognitionAttempts, type RecognitionAttempts } from './recognition-attempts';

export interface KeptRecognition {
  readonly recognition: Recognition;
  /** Whether it was found in exactly this text. */
  readonly sameText: boolean;
  /** Whether the recogniser of today found it. */
  readonly sameRecogniser: boolean;
}

export interface EngineShadow {
  /** The saved segments that can be trusted; none at the first start. */
  readIndex(): View[];
  /** Writes what is not there yet, then the list; what is not listed any more is removed last. Never rejects. */
  writeIndex(views: readonly View[]): Promise<void>;
  /** What was recognised last in this document, whatever its text was then and whichever recogniser it was. */
  recognition(document: IndexedDocument): KeptRecognition | null;
  keepRecognition(document: IndexedDocument, recognition: Recognition): Promise<void>;
  readonly attempts: RecognitionAttempts;
  /** Forgets documents that are not in the vault any more. */
  keepOnly(documents: ReadonlySet<string>): Promise<void>;
}

const LIST = 'list';

/**
 * @param stamp tells one program from another that might index differently.
 * @param recogniser tells one recogniser from another that might find other things.
 */
export function openEngineShadow(folder: string, stamp: string, recogniser: string): EngineShadow {
  const indexFolder = join(folder, 'search');
  const mentionFolder = join(folder, 'mentions');
  const names = new WeakMap<Segment, string>();
  mkdirSync(mentionFolder, { recursive: true });

  function readView(saved: SavedView): View[] {
    const bytes = readOrNull(join(indexFolder, `${saved.name}.segment`));
    const view = bytes && viewOfSaved(saved, bytes);
    if (view) names.set(view.segment, saved.name);
    return view ? [view] : [];
  }

  async function write(views: readonly View[]): Promise<void> {
    await mkdir(indexFolder, { recursive: true });
    const saved: SavedView[] = [];
    for (const { segment, dead } of views) {
      let name = names.get(segment);
      if (name === undefined) {
        name = randomUUID();
        await writeWhole(join(indexFolder, `${name}.segment`), encodeSegment(segment));
        names.set(segment, name);
      }
      saved.push({ name, dead });
    }
    await writeWhole(join(indexFolder, LIST), encodeList(stamp, saved));
    const listed = new Set([LIST, ...saved.map(({ name }) => `${name}.segment`)]);
    for (const name of await readdir(indexFolder)) if (!listed.has(name)) await rm(join(indexFolder, name), { force: true });
  }

  const nameOf = (document: string): string => (isSafeId(document) ? document : hashOf(document));
  const mentionsOf = (document: string): string => join(mentionFolder, `${nameOf(document)}.json`);
  /** The recogniser sees the text and where its headings are. */
  const source = ({ text, structure }: IndexedDocument): string => hashOf(JSON.stringify([text, structure.blocks]));

  return {
    readIndex() {
      const bytes = readOrNull(join(indexFolder, LIST));
      return (bytes && decodeList(stamp, bytes))?.flatMap(readView) ?? [];
    },
    // The index can be made anew at any time: a disk that is full must not stop the reader.
    writeIndex: (views) => write(views).catch(() => undefined),
    recognition(document) {
      const text = readOrNull(mentionsOf(document.id))?.toString('utf8');
      if (text === undefined) return null;
      const [of, by, hash, ...rest] = text.split('\n');
      const json = rest.join('\n');
      if (hash !== hashOf([of, by, json].join('\n'))) return null;
      return { recognition: JSON.parse(json) as Recognition, sameText: of === source(document), sameRecogniser: by === recogniser };
    },
    async keepRecognition(document, recognition) {
      const [of, json] = [source(document), JSON.stringify(recognition)];
      const whole = [of, recogniser, hashOf([of, recogniser, json].join('\n')), json];
      await writeWhole(mentionsOf(document.id), Buffer.from(whole.join('\n'))).catch(() => undefined);
    },
    attempts: openRecognitionAttempts(join(folder, 'attempts'), nameOf, recogniser),
    async keepOnly(documents) {
      const kept = new Set([...documents].map(mentionsOf));
      for (const name of await readdir(mentionFolder).catch(() => [])) {
        const path = join(mentionFolder, name);
        if (!kept.has(path)) await rm(path, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Names the program whose files lie in a folder: with another build everything is found out anew. */
export function programStamp(folder: string): string {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.js')).sort();
  return hashOf(files.map((name) => [name, ...((of) => [of.size, of.mtimeMs])(statSync(join(folder, name)))].join(' ')).join('\n'));
}

/** Wholly old or wholly new whenever the program ends; a power cut may tear it, which its checksum tells. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await writeFile(temporary, bytes);
  await rename(temporary, path);
}

function readOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    // Not there, or not to be read: found out anew.
    return null;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
