import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments';

const parse = (...given: string[]) => parseArguments(['/project', ...given], '/project');

describe('parseArguments', () => {
  it('reads the vault and the self-test', () => {
    expect(parse()).toEqual({ ok: true, options: { vault: null, selfTest: false } });
    expect(parse('--vault', '/a b')).toEqual({ ok: true, options: { vault: '/a b', selfTest: false } });
    expect(parse('--vault=/a', '--self-test')).toEqual({ ok: true, options: { vault: '/a', selfTest: true } });
  });

  it('passes over switches of Chromium and Node', () => {
    expect(parse('--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '--user-data-dir=/x').ok).toBe(true);
  });

  it('refuses what it does not know, and a vault without a folder', () => {
    for (const given of [['--valut', '/a'], ['stray'], ['-x'], ['--vault'], ['--vault', '--self-test'], ['--vault=']]) {
      expect(parse(...given)).toMatchObject({ ok: false });
    }
    expect(parse('--valut')).toEqual({ ok: false, message: 'unknown argument: --valut' });
  });
});
