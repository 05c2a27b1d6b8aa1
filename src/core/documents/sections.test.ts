import { describe, expect, it } from 'vitest';
import type { ParsedDocument } from './document';
import { parseMarkdown } from './markdown/parse-markdown';
import { blocksOf, sectionAt, sectionText, shortHeading, wordCount } from './sections';

function parse(source: string): ParsedDocument {
  const parsed = parseMarkdown(source, 'a.md');
  if (!parsed) throw new Error('nothing readable');
  return parsed;
}

describe('sections', () => {
  const { text, structure } = parse('# T\n\nintro\n\n## Über: the Éarth\n\none\n\n### Deep\n\ntwo\n\n## Über: the Éarth\n\n## !!\n\nthree\n');

  it('have ids from their headings, each once, and levels from the highest', () => {
    expect(structure.sections.map((section) => [section.id, section.level])).toEqual([
      ['s-introduction', 1], ['s-uber-the-earth', 1], ['s-deep', 2], ['s-uber-the-earth-2', 1], ['s-part-2', 1],
    ]);
  });

  it('are found by every offset in them', () => {
    for (const section of structure.sections) {
      expect(sectionAt(structure, section.start)).toBe(section);
      expect(sectionAt(structure, section.end - 1)).toBe(section);
    }
    expect(sectionAt(structure, 0)?.id).toBe('s-introduction');
    expect(sectionAt({ ...structure, sections: [] }, 0)).toBeNull();
  });

  it('have blocks and text', () => {
    const deep = structure.sections[2];
    if (!deep) throw new Error('no section');
    expect(sectionText(text, deep)).toBe('Deep\n\ntwo');
    expect(blocksOf(structure, deep).map((block) => block.kind)).toEqual(['heading', 'paragraph']);
    expect(structure.sections.flatMap((section) => blocksOf(structure, section))).toEqual(structure.blocks.slice(1));
  });

  it('have short headings', () => {
    expect(structure.sections.map(shortHeading)).toEqual(['Introduction', 'Über', 'Deep', 'Über', '!!']);
    const named = (heading: string | null, id = 's-x') => shortHeading({ id, heading, level: 1, start: 0, end: 1 });
    expect(named('At 10:30 sharp')).toBe('At 10:30 sharp');
    expect(named('Orbits – a primer')).toBe('Orbits');
    expect(named(null, 's-closing')).toBe('Closing');
    expect(named(null, 's-part-3')).toBe('Part 3');
  });
});

describe('wordCount', () => {
  it('counts words as readers do', () => {
    expect(wordCount("It's a well-known fact, isn’t it? 1,000")).toBe(8);
    expect(wordCount('宇宙 exploration')).toBe(3);
    expect(wordCount('')).toBe(0);
  });
});
