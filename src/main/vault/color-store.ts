/** What the five colours of marks mean to the reader: `colors.json`, beside the marks they name, so that it travels with them. */
import { annotationColors, noMeanings, type ColorMeanings } from '../../core/annotations/annotation';
import { encodeJson, isRecord } from './lines';
import type { Queue } from './queue';
import type { VaultFiles } from './vault-files';

const path = 'colors.json';

/** The meanings in a JSON value, empty where it says none; what else stands in it is kept for writing. */
function readMeanings(value: unknown): { readonly meanings: ColorMeanings; readonly rest: Record<string, unknown> } {
  const rest = isRecord(value) ? value : {};
  const named = isRecord(rest['meanings']) ? rest['meanings'] : {};
  const meanings = Object.fromEntries(annotationColors.map((color) => [color, typeof named[color] === 'string' ? named[color] : '']));
  return { meanings: { ...noMeanings, ...meanings }, rest };
}

export class ColorStore {
  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
  ) {}

  /** Empty meanings where there is no file, or one that cannot be read: it is then quarantined and reported. */
  async read(): Promise<ColorMeanings> {
    return readMeanings((await this.files.readJson(path, 'the names of the colours'))?.value).meanings;
  }

  /** Rewrites the meanings the patch names, durably, and answers all. */
  write(patch: Partial<ColorMeanings>): Promise<ColorMeanings> {
    return this.queue.run(path, async () => {
      const { meanings, rest } = readMeanings((await this.files.readJson(path, 'the names of the colours'))?.value);
      const next = { ...meanings, ...patch };
      await this.files.save('the names of the colours', [{ path, bytes: encodeJson({ ...rest, format: 1, meanings: next }) }]);
      return next;
    });
  }
}
