/** Word documents as LibreOffice reads them, where it is installed: text, comments on their passages, footnotes and headings are there. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { fromMarkdown } from '../notes/markdown';
import { articleToDocx } from './article-docx';
import { noteToDocx } from './note-docx';

const office = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name))).find((path) => existsSync(path));
if (office === undefined) console.info('LibreOffice is not installed: Word documents are not opened with it.');

/** The document as LibreOffice writes it, by default as flat OpenDocument XML. */
function converted(bytes: Uint8Array, format: 'fodt' | 'docx'): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'almagest-docx-'));
  try {
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'file.docx'), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync(office ?? '', [profile, '--headless', '--convert-to', format, '--outdir', join(folder, 'out'), join(folder, 'file.docx')], { stdio: 'ignore', timeout: 120_000 });
    return readFileSync(join(folder, 'out', `file.${format}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const opened = (bytes: Uint8Array): string => converted(bytes, 'fodt').toString('utf8');

it.skipIf(office === undefined)('opens a note with its picture and the picture’s words', { timeout: 180_000 }, () => {
  const bytes = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64');
  const pictures = new Map([['lamp.png', { sha256: 'a'.repeat(64), type: 'image/png' as const, width: 1, height: 1, bytes }]]);
  const xml = opened(noteToDocx({ title: 'T', tags: [], tree: fromMarkdown('Before ![A lamp & glass](lamp.png) after.') }, () => null, pictures));
  expect(xml).toMatch(/Before [\s\S]*<draw:image[\s\S]*<office:binary-data>[\s\S]*<svg:desc>A lamp &amp; glass<\/svg:desc>[\s\S]*after\./);
});

it.skipIf(office === undefined)('opens an article with its comments', { timeout: 180_000 }, () => {
  const text = 'Title\n\nPart\n\nSaid so here.';
  const annotation = { id: 'm', document: 'd', revision: 'r', created: '', modified: '2026-01-02T03:04:05.678Z', style: 'highlight' as const, color: 'green' as const, comment: 'Why & how', tags: [], selectors: { quote: { exact: 'Said', prefix: '', suffix: '' }, position: { start: 13, end: 17 } } };
  const blocks = [{ kind: 'title' as const, level: 0, start: 0, end: 5 }, { kind: 'heading' as const, level: 1, start: 7, end: 11 }, { kind: 'paragraph' as const, level: 0, start: 13, end: 26 }];
  const written = articleToDocx({ title: 'Title', byline: null, language: 'en', text, structure: { sections: [], marks: [], blocks }, annotations: [{ annotation, anchor: { status: 'same', range: { start: 13, end: 17 }, confidence: 1 } }] });
  const xml = opened(written);
  // Saved again from there, the comment still lies on its passage.
  const again = unzipSync(converted(written, 'docx'));
  const part = (name: string): string => strFromU8(again[`word/${name}.xml`] ?? new Uint8Array());
  expect(part('comments').replace(/<[^>]*>/g, '')).toContain('Why &amp; how');
  expect(/<w:commentRangeStart[^>]*>([\s\S]*?)<w:commentRangeEnd/.exec(part('document'))?.[1]?.replace(/<[^>]*>/g, '')).toBe('Said');
  expect(xml).toMatch(/<office:annotation [\s\S]*Why &amp; how[\s\S]*<office:annotation-end/);
  expect(xml).toMatch(/<text:h [^>]*text:outline-level="1"[^>]*>[\s\S]*?Part/);
});

it.skipIf(office === undefined)('opens a note with its footnotes and tables', { timeout: 180_000 }, () => {
  const xml = opened(noteToDocx({ title: 'T', tags: [], tree: fromMarkdown('## H\n\na[^x]\n\n<!-- columns: 30% 70% -->\n\n| h | i |\n| - | - |\n| 1 | 2 |\n\n[^x]: Said here.') }));
  expect(xml).toMatch(/text:note-class="footnote"[\s\S]*Said here\./);
  expect(xml.match(/<table:table-row/g)).toHaveLength(2);
  const widths = [...xml.matchAll(/style:rel-column-width="(\d+)\*"/g)].map((found) => Number(found[1]));
  expect(widths).toHaveLength(2);
  expect((widths[0] ?? 0) / ((widths[0] ?? 0) + (widths[1] ?? 0))).toBeCloseTo(0.3, 2);
});
