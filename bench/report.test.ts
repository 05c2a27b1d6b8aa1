import { describe, expect, it } from 'vitest';
import { median } from './median';
import { tableText } from './report';
import { family, pssOf } from './startup/memory';

describe('a benchmark’s report', () => {
  it('aligns its columns, and says so where nothing was measured', () => {
    expect(tableText({ title: '', columns: ['what', 'ours'], rows: [['time', 12], ['memory', null]] })).toBe(
      ['| what   |         ours |', '| ------ | -----------: |', '| time   |           12 |', '| memory | not measured |'].join('\n'),
    );
  });

  it('takes the middle of its runs', () => {
    expect(median([5, 1, 100])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
    expect(() => median([])).toThrow('no values');
  });
});

describe('the memory of an application', () => {
  it('is that of the program and everything below it, and of nothing beside it', () => {
    const parentOf = new Map([[1, 0], [10, 1], [11, 10], [12, 11], [20, 1], [21, 20]]);
    expect(family(10, parentOf)).toEqual([10, 11, 12]);
  });

  it('is read from the proportional set size', () => {
    expect(pssOf('00400000-7fff r--p\nRss:  900 kB\nPss:       250 kB\nPss_Anon:  100 kB\n')).toBe(250);
    expect(pssOf('')).toBeNull();
  });
});
