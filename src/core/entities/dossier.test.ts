import { describe, expect, it } from 'vitest';
import { concordance } from './dossier';

describe('concordance', () => {
  const text = 'Dr. Berg came early. The ship sailed to\nOslo with the mail, and stayed. Nobody wept.';
  const start = text.indexOf('Oslo');
  const [line] = concordance(text, [{ start, end: start + 4, entity: 'oslo', reason: 'gazetteer' }], 16);
  it('shows the sentence and what stands left and right', () => {
    expect(line?.text).toBe('The ship sailed to Oslo with the mail, and stayed.');
    expect(text.slice(line?.sentence.start, line?.sentence.end)).toContain('Oslo');
    expect([line?.left, line?.match, line?.right]).toEqual(['ship sailed to ', 'Oslo', ' with the mail,']);
  });
});
