import { describe, expect, it } from 'vitest';
import { NoteNames } from './note-names';

function names(...paths: string[]): (name: string, from?: string) => string | null {
  const all = new NoteNames();
  for (const path of paths) all.add(path, path, []);
  return (name, from = 'Home.md') => all.find(name, from);
}

describe('a name', () => {
  it('leads to the nearest note of that name, however it is written', () => {
    const find = names('a/Same.md', 'b/Same.md', 'b/c/Other.md', 'Über.md');
    expect(find('same', 'b/c/Here.md')).toBe('b/Same.md');
    expect(find('Same')).toBe('a/Same.md');
    expect(find('U\u0308BER.md', 'a/Here.md')).toBe('Über.md');
    expect(find('../c/Other', 'b/d/Here.md')).toBe('b/c/Other.md');
    expect(find('nobody')).toBeNull();
  });

  it('leads by any end of its path, among twenty thousand too', () => {
    const paths = Array.from({ length: 20_000 }, (_, index) => `all/${String(index)}/Same.md`);
    const find = names(...paths);
    expect(paths.filter((path) => find(path.slice('all/'.length)) !== path)).toEqual([]);
    expect(paths.filter((path) => find('Same', path.replace('Same', 'Here')) !== path)).toEqual([]);
  });
});
