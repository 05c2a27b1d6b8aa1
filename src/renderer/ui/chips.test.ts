import { expect, it } from 'vitest';
import { withTyped } from './chips';

it('reads chips parted by commas, each once', () => {
  const chips = ['law'];
  expect(withTyped(chips, ' #space ,law, chapter  2,')).toEqual(['law', 'space', 'chapter 2']);
  expect(withTyped(chips, ' , law')).toBe(chips);
});
