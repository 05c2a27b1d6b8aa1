import { describe, expect, it } from 'vitest';
import type { Document, Structure } from '../../core/documents/document';
import { articleToFile } from '../../core/export/article-file';
import { readArticleFile, withItsPictures } from './arriving-article';

const text = 'Lights\n\nA lamp is lit.';
const structure: Structure = {
  format: 1,
  title: 'Lights',
  byline: null,
  language: 'en',
  sections: [{ id: 's-1', heading: null, level: 1, start: 8, end: 22 }],
  blocks: [
    { kind: 'title', level: 0, start: 0, end: 6 },
    { kind: 'paragraph', level: 0, start: 8, end: 22 },
  ],
  marks: [{ kind: 'link', start: 10, end: 14, target: 'https://lamp.example/' }],
};
const document: Document = { format: 1, id: 'd', title: 'Lights </script>', byline: null, language: 'en', imprint: { date: '2019' }, shelf: { collections: ['c'], tags: ['sea'], starred: true, archived: false }, revisions: [{ sha256: 'a'.repeat(64), imported: '2026-01-01T00:00:00.000Z', from: 'x.pdf', mediaType: 'application/pdf' }] };

const changed = (patch: object): string => JSON.stringify({ ...(JSON.parse(articleToFile(document, text, structure)) as object), ...patch });

describe('an article’s file', () => {
  it('reads as it was written, and closes no script element', () => {
    const written = articleToFile(document, text, structure);
    expect(written).not.toMatch(/<\/script/i);
    expect(readArticleFile(written)).toMatchObject({ id: 'd', title: 'Lights </script>', imprint: { date: '2019' }, collections: ['c'], tags: ['sea'], starred: true, archived: false, text, structure });
    // Notebooks that were taken out before collections went along have none.
    expect(readArticleFile(changed({ collections: undefined }))?.collections).toEqual([]);
  });

  it('that somebody changed is refused, or loses what might act and pictures that are not there', () => {
    const link = { ...structure, marks: [{ kind: 'link', start: 10, end: 14, target: 'javascript:alert(1)' }] };
    expect(readArticleFile(changed({ structure: link }))?.structure.marks).toEqual([]);
    const picture = { at: 8, sha256: 'b'.repeat(64), type: 'image/png', width: 1, height: 1, alt: '' };
    const pictured = readArticleFile(changed({ structure: { ...structure, pictures: [picture] } }));
    expect(pictured && withItsPictures({ ...pictured, pictureOf: () => null })).toEqual({ structure, pictures: [], lost: 1 });
    for (const patch of [{ text: 'short' }, { text: `${text} \u0000` }, { format: 2 }, { imprint: { date: 1 } }, { structure: { ...structure, blocks: [] } }, { structure: null }, { tags: 'sea' }]) expect(readArticleFile(changed(patch))).toBeNull();
    for (const other of ['', '[]', '{', 'null']) expect(readArticleFile(other)).toBeNull();
  });
});
