import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FirstScreen } from '../shared/settings';
import { openFirstScreen, withFirstScreen } from './first-screen';

const box = { left: 0, top: 0, width: 800, height: 600 };
const screenOf = (text: string): FirstScreen => ({
  width: 800,
  height: 600,
  theme: 'paper',
  face: 'book',
  textSize: 18,
  leading: 1.7,
  language: 'en',
  areas: [{ part: 'main', ...box }],
  page: box,
  blocks: [{ kind: 'p', left: 10, top: -4.5, width: 300, runs: [{ style: 'em', text }] }],
});

describe('the page with a first screen in it', () => {
  const page = readFileSync(join(__dirname, '../renderer/index.html'), 'utf8');
  const data = /<script type="application\/json" id="first-screen">([\s\S]*?)<\/script>/;

  it('says the very same words, and none of them is markup', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('</script><script>alert(1)</script>', '<!--<script>', '$&$`$1', '\u2028')), (text) => {
        const screen = screenOf(text);
        const carried = data.exec(withFirstScreen(page, screen))?.[1] ?? '';
        expect(JSON.parse(carried)).toEqual(screen);
        expect(carried).not.toContain('<');
      }),
    );
  });

  it('is the page as it is where there is none', () => {
    expect(data.exec(page)?.[1]).toBe('null');
    expect(withFirstScreen(page, null)).toBe(page);
  });
});

describe('the first screen that is kept', () => {
  let folder: string;
  let vault: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'almagest-screen-'));
    vault = folder;
    writeFileSync(join(vault, 'vault.json'), '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read for its own vault, as long as that is there', () => {
    const store = openFirstScreen(folder);
    expect(store.read(vault)).toBeNull();
    store.keep(vault, screenOf('word'));
    expect(store.read(vault)).toEqual(screenOf('word'));
    expect(store.read(join(vault, 'other'))).toBeNull();
    rmSync(join(vault, 'vault.json'));
    expect(store.read(vault)).toBeNull();
  });

  it('is none where it was cut short at any byte, or says something else', () => {
    const store = openFirstScreen(folder);
    const file = join(folder, 'first-screen.json');
    store.keep(vault, screenOf('word'));
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(file, whole);
      truncateSync(file, length);
      expect(store.read(vault)).toBeNull();
    }
    writeFileSync(file, JSON.stringify({ vault, screen: { ...screenOf('word'), theme: 'loud' } }));
    expect(store.read(vault)).toBeNull();
  });
});
