/**
 * The checksum in the front matter of a note's Markdown. It tells what Almagest made, on whichever computer and before whichever
 * crash, and may make anew, from what somebody wrote into it, which must not be lost.
 */
import { createHash } from 'node:crypto';

const opening = '---\n';
const closing = '\n---\n';
const line = /^checksum: "([0-9a-f]{16})"\n/m;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Puts the checksum at the end of the front matter; a text without front matter is answered as it is. */
export function seal(markdown: string): string {
  const end = markdown.startsWith(opening) ? markdown.indexOf(closing) : -1;
  if (end === -1) return markdown;
  return `${markdown.slice(0, end)}\nchecksum: "${hashOf(markdown)}"${markdown.slice(end)}`;
}

/** Whether a text is as `seal` left it. Line ends that a program for versions or for Windows changed do not count. */
export function isSealed(text: string): boolean {
  const markdown = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const found = line.exec(markdown);
  if (!markdown.startsWith(opening) || found === null || found.index > markdown.indexOf(closing)) return false;
  return hashOf(markdown.slice(0, found.index) + markdown.slice(found.index + found[0].length)) === found[1];
}
