/** The samples of w3c/web-annotation-tests, which are not the project's: our schema and our import on each, where they lie beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { measure } from '../annotations/code-points';
import type { Json } from '../annotations/w3c';
import { annotationsIn, placeAnnotation, readWebAnnotations } from '../import/web-annotations';
import { webAnnotationFaults } from './web-annotation-schema.fixture';

const archive = new URL('../../../../shared/eval/w3c/web-annotation-tests.tar.gz', import.meta.url);
const there = existsSync(archive);
if (!there) console.info('The W3C samples are not beside this project: the schema and the import are not tried on them.');

interface Sample {
  readonly name: string;
  readonly text: string;
}

/** The JSON files of a tar archive (ustar: a 512-byte header with name and octal size before each file). */
function samples(folder: string): Sample[] {
  const tar = gunzipSync(readFileSync(archive));
  const field = (from: number, length: number): string => tar.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const files: Sample[] = [];
  for (let at = 0; at + 512 <= tar.length; ) {
    const name = field(at, 100);
    const size = parseInt(field(at + 124, 12), 8) || 0;
    if (name.startsWith(folder) && name.endsWith('.json')) files.push({ name: name.slice(folder.length), text: tar.toString('utf8', at + 512, at + 512 + size) });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Nearly every incorrect sample breaks a second rule beside its own: a comma too many, or two ids where one is meant. With these
 * mended, and the slip of the pen in its key, only what it is a sample of is left.
 */
function mended(text: string): unknown {
  const json = parsed(text.replace(/,(\s*[}\]])/g, '$1').replace('"langauage"', '"language"'));
  if (typeof json !== 'object' || json === null) return json;
  const { id, label } = json as Json;
  return Array.isArray(id) && label !== 'multiple identifiers' ? { ...json, id: 'http://example.org/1' } : json;
}

const words = 'A page of some words.';
/** How many annotations of a file come in, each placed or kept without a place. */
function brought(json: unknown): { readonly kept: number; readonly refused: number } {
  const { works, refused } = readWebAnnotations(json, [], () => null);
  const kept = works.flatMap(({ annotations }) => annotations).filter((each) => placeAnnotation(each, measure(words), 'doc', 'rev', '2026-01-01T00:00:00.000Z') !== null);
  return { kept: kept.length, refused: refused.length };
}

describe.skipIf(!there)('the samples of the W3C', () => {
  const correct = there ? samples('tools/samples/correct/') : [];
  const incorrect = there ? samples('tools/samples/incorrect/') : [];

  it('that are correct keep every MUST, and each annotation in them comes in', () => {
    expect(correct.length).toBe(45);
    for (const { name, text } of correct) {
      const json = parsed(text);
      expect({ name, faults: webAnnotationFaults(json) }).toEqual({ name, faults: [] });
      // Of a collection whose pages lie elsewhere, none.
      expect({ name, ...brought(json) }).toEqual({ name, kept: annotationsIn(json).length, refused: 0 });
    }
  });

  it('that are incorrect break a MUST, and break nothing of ours', () => {
    expect(incorrect.length).toBe(39);
    const sound = incorrect.filter(({ text }) => webAnnotationFaults(parsed(text)).length === 0);
    expect(sound.map(({ name }) => name)).toEqual([]);
    for (const { text } of incorrect) expect(() => brought(parsed(text))).not.toThrow();
  });

  it('that are incorrect break the MUST they are a sample of', () => {
    const sound = incorrect.filter(({ text }) => webAnnotationFaults(mended(text)).length === 0);
    expect(sound.map(({ name, text }) => `${name} ${String((mended(text) as Json)['label'])}`)).toEqual([]);
    for (const { text } of incorrect) expect(() => brought(mended(text))).not.toThrow();
  });
});
