import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language';
import { languageTag } from './language-tag';
import { safeTarget } from './link-target';
import { parseDocument } from './parse';

describe('parseDocument', () => {
  it('reads each format its own way', () => {
    const first = (type: 'text/plain' | 'text/markdown' | 'text/html', source: string) => parseDocument(source, type, 'a.x')?.text;
    expect(first('text/plain', '*a* <b>b</b>')).toBe('*a* <b>b</b>');
    expect(first('text/markdown', '*a* <b>b</b>')).toBe('a b');
    expect(first('text/html', '*a* <b>b</b>')).toBe('*a* b');
  });

  it('takes time in proportion to the text', () => {
    const sources = ['Title Words\n\n', '- ', '<div>', '&lt;', '<p>a', '<br>a', '<', '1. a\n\n', '> a\n', '\u0301', ' \n', 'a\n----\n'];
    for (const source of sources) {
      for (const type of ['text/plain', 'text/html'] as const) {
        const begun = performance.now();
        parseDocument(source.repeat(8_000), type, 'long');
        expect(performance.now() - begun, `${JSON.stringify(source)} as ${type}`).toBeLessThan(5_000);
      }
    }
  }, 30_000);
});

describe('safeTarget', () => {
  it('lets through what is safe to follow', () => {
    for (const target of ['http://a.b/c?d=e#f', 'https://a.b', 'mailto:a@b.c', '#note']) expect(safeTarget(target)).toBe(target);
    for (const target of ['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc', '/local', '//host', 'page.html', '', '#', null])
      expect(safeTarget(target)).toBeNull();
    expect(safeTarget('\u0001 https://a.b/"<x>\n')).toBe('https://a.b/%22%3Cx%3E');
  });
});

describe('language', () => {
  it('is told from a hundred letters on', () => {
    const german = 'Die Raumfahrt ist ein Gebiet, auf dem viele Länder der Erde seit Jahrzehnten zusammenarbeiten, um gemeinsam mehr zu erreichen.';
    expect(detectLanguage(german)).toBe('de');
    expect(detectLanguage('Die Raumfahrt')).toBeNull();
  });

  it('has tags in their usual form', () => {
    expect(['en_us', 'ZH-hant-tw', 'de', 'x', ''].map(languageTag)).toEqual(['en-US', 'zh-Hant-TW', 'de', null, null]);
  });
});
