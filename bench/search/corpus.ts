/** Sections of real English prose, made from the documentation that lies on this machine: packages' and Debian's. Never kept. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface Section {
  readonly title: string;
  readonly text: string;
}

const ROOTS = ['node_modules', '/usr/share/doc', '/usr/share/common-licenses'];
const READ = /(?:\.(?:md|txt|html|pod|rst|gz)|README[^/]*|NEWS|copyright|changelog)$/i;
/** Words of a section, about. */
const LONGEST = 160;
const SHORTEST = 25;

/** `count` sections, each text once, in an order that does not depend on the folders; throws where the machine has too little. */
export function corpus(count: number): Section[] {
  const files = ROOTS.flatMap((root) => filesIn(root)).map((file) => [createHash('md5').update(file).digest('hex'), file] as const).sort();
  const seen = new Set<string>();
  const sections: Section[] = [];
  for (const [, file] of files) {
    for (const section of sectionsOf(read(file))) {
      const key = section.text.slice(0, 200);
      if (seen.has(key)) continue;
      seen.add(key);
      sections.push(section);
      if (sections.length === count) return sections;
    }
  }
  throw new Error(`bench: the documentation on this machine makes ${sections.length} sections, not ${count}`);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() && READ.test(entry.name) && statSync(path).size < 4_000_000 ? [path] : [];
    });
  } catch {
    // A folder that is not there or not ours to read has no documentation.
    return [];
  }
}

function read(file: string): string {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return /\.html(\.gz)?$/.test(file) ? text.replace(/<(script|style)[^]*?<\/\1>/gi, ' ').replace(/<\/?(?:p|h\d|li|tr|pre|div)[^>]*>/gi, '\n\n').replace(/<[^>]*>/g, '').replace(/&\w+;/g, ' ') : text;
}

function* sectionsOf(text: string): Generator<Section> {
  let title = '';
  let words: string[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    const own = paragraph.split(/\s+/).filter((word) => /[a-z]{2}/i.test(word) && word.length < 40);
    if (own.length > 0 && own.length <= 8 && words.length === 0) title = own.join(' ');
    words = words.concat(own);
    while (words.length >= LONGEST) yield { title, text: words.splice(0, LONGEST).join(' ') };
    if (words.length < SHORTEST) continue;
    yield { title, text: words.join(' ') };
    words = [];
  }
}
