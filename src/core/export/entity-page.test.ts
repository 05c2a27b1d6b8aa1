import { describe, expect, it } from 'vitest';
import { pageToCsv, pageToJson, pageToMarkdown, type ExportedPage } from './entity-page';

const page: ExportedPage = {
  entity: { id: 'iss', type: 'spacecraft', name: 'Space *Station*', aliases: ['ISS'], description: 'A laboratory.' },
  kind: 'station',
  relations: [{ relation: 'built by', other: { id: 'nasa', name: 'NASA' }, inward: false }, { relation: 'worried', other: { id: 'sputnik', name: 'Sputnik' }, inward: true }],
  mentions: [{ document: 'd', documentTitle: 'On # agencies', section: 'One', sentence: 'Led by NASA, the ISS flies.', highlight: { start: 17, end: 20 } }],
  company: [{ id: 'nasa', name: 'NASA', together: 3, weight: 12.34 }],
  dates: { first: { words: '1998' }, last: { words: '2030' } },
  notes: [{ note: 'n', title: '=1+1', context: 'See ISS' }],
};

describe('an entity’s page as a file', () => {
  it('Markdown says all of it, with the name in bold in its sentence and signs escaped', () => {
    const text = pageToMarkdown(page);
    expect(text).toContain('# Space \\*Station\\*\n');
    expect(text).toContain('- built by NASA\n- Sputnik: worried Space \\*Station\\*');
    expect(text).toContain('### On \\# agencies\n\n- Led by NASA, the **ISS** flies. (One)');
    expect(text).toContain('First date 1998, last date 2030.');
  });

  it('the table has a line for each mention', () => expect(pageToCsv(page).split('\r\n')[1]).toBe('Space *Station*,On # agencies,One,"Led by NASA, the ",ISS," flies."'));

  it('JSON reads back', () => expect(JSON.parse(pageToJson(page))).toMatchObject({ name: 'Space *Station*', kind: 'station', mentions: [{ words: 'ISS' }] }));
});
