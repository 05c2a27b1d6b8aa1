import { describe, expect, it } from 'vitest';
import { isAllowedAddress, readAddress } from './addresses';
import { queryBefore } from './suggestions';

describe('what asks for a link', () => {
  it.each([
    ['see [[', '[[', '', 4],
    ['see [[outer sp', '[[', 'outer sp', 4],
    ['[[a [[b', '[[', 'b', 4],
    ['宇宙[[うちゅう', '[[', 'うちゅう', 2],
    ['ask @ESA', '@', 'ESA', 4],
    ['@', '@', '', 0],
    ['(@European Space Agency', '@', 'European Space Agency', 1],
  ])('%s', (before, trigger, text, start) => expect(queryBefore(before)).toEqual({ trigger, text, words: null, start, closed: false }));

  it.each(['a@b.org', 'see [[done]] ', 'mail @ noon', '@one two three four', ''])('%s asks for none', (before) => expect(queryBefore(before)).toBeNull());

  it('is told when the brackets are closed', () => expect(queryBefore('[[NASA]]')).toMatchObject({ text: 'NASA', closed: true }));

  it('may say other words than the name', () => {
    expect(queryBefore('see [[NASA|the ag')).toMatchObject({ text: 'NASA', words: 'the ag', closed: false, start: 4 });
    expect(queryBefore('[[NASA| ]]')).toMatchObject({ text: 'NASA', words: null, closed: true });
  });
});

describe('addresses', () => {
  it('are web and mail only', () => {
    expect(['https://esa.int', 'HTTP://a.b', 'mailto:a@b.org'].map(isAllowedAddress)).toEqual([true, true, true]);
    const others = ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' javascript:x', 'https:', 'almagest:entity/nasa', 'java\nscript:x'];
    expect(others.filter(isAllowedAddress)).toEqual([]);
  });

  it('are completed as a person types them', () => {
    expect([readAddress('esa.int/missions'), readAddress('a@b.org'), readAddress(' https://x.y '), readAddress('javascript:x'), readAddress('two words')]).toEqual([
      'https://esa.int/missions',
      'mailto:a@b.org',
      'https://x.y',
      null,
      null,
    ]);
  });
});
