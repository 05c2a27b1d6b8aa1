import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rank, type Question, type RankedText } from './rank';

const CRANFIELD = fileURLToPath(new URL('../../../../shared/eval/search-cranfield.jsonl.gz', import.meta.url));
if (!existsSync(CRANFIELD)) console.info('rank: the Cranfield collection is not there; its figure is not measured');

describe('rank', () => {
  const documents = [
    { id: 'a', title: 'Moon', text: 'The moon is near.' },
    { id: 'b', title: 'Mars', text: 'Mars is far, and the moon of Mars is small.' },
    { id: 'c', title: 'Ships', text: 'Nothing of the kind.' },
  ];

  it('lists whoever answers with any of the words, best first', () => {
    expect(rank(documents, [{ id: 'q', text: 'what is the moon made of ?' }, { id: 'r', text: 'moons of mars' }, { id: 's', text: '' }])).toEqual({
      q: ['a', 'b'], r: ['b', 'a'], s: [],
    });
  });

  it('lists at most a hundred', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({ id: String(i), title: '', text: 'moon' }));
    expect(rank(many, [{ id: 'q', text: 'moon' }])['q']).toHaveLength(100);
  });

  it.skipIf(!existsSync(CRANFIELD))('ranks the Cranfield collection: nDCG@10 of at least .37', () => {
    const collection = JSON.parse(gunzipSync(readFileSync(CRANFIELD)).toString('utf8')) as {
      docs: RankedText[]; queries: Question[]; qrels: Record<string, Record<string, number>>;
    };
    const hits = rank(collection.docs, collection.queries);
    let sum = 0;
    const judged = Object.entries(collection.qrels).filter(([, grades]) => Object.values(grades).some((grade) => grade > 0));
    for (const [question, grades] of judged) {
      const gain = (list: readonly number[]): number => list.slice(0, 10).reduce((all, grade, k) => all + (2 ** grade - 1) / Math.log2(k + 2), 0);
      const ideal = Object.values(grades).filter((grade) => grade > 0).sort((a, b) => b - a);
      sum += gain((hits[question] ?? []).map((id) => Math.max(0, grades[id] ?? 0))) / gain(ideal);
    }
    expect(sum / judged.length).toBeGreaterThan(0.37);
  }, 30_000);
});
