import { expect, it } from 'vitest';
import { caretMove } from './caret-moves';

const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const granularity = (key: string, held: Partial<typeof none>, mac = false) => caretMove({ key, ...none, ...held }, mac)?.granularity ?? null;

it('moves by letter, word, line, paragraph and sentence', () => {
  expect(granularity('ArrowLeft', {})).toBe('character');
  expect(granularity('ArrowRight', { ctrlKey: true })).toBe('word');
  expect(granularity('ArrowDown', {})).toBe('line');
  expect(granularity('ArrowDown', { ctrlKey: true, shiftKey: true })).toBe('paragraph');
  expect(granularity('ArrowRight', { altKey: true, shiftKey: true })).toBe('sentence');
  expect(granularity('Home', {})).toBe('lineboundary');
  expect(granularity('End', { ctrlKey: true })).toBe('documentboundary');
});

it('leaves Alt with an arrow to the way back and forward', () => {
  expect(granularity('ArrowLeft', { altKey: true })).toBeNull();
});

it('follows the keys of a Mac', () => {
  expect(granularity('ArrowRight', { altKey: true }, true)).toBe('word');
  expect(granularity('ArrowRight', { metaKey: true }, true)).toBe('lineboundary');
  expect(granularity('ArrowUp', { metaKey: true }, true)).toBe('documentboundary');
});

it('extends with Shift only, and ignores other keys', () => {
  expect(caretMove({ key: 'ArrowRight', ...none, shiftKey: true }, false)?.extend).toBe(true);
  expect(caretMove({ key: 'ArrowRight', ...none }, false)?.extend).toBe(false);
  expect(caretMove({ key: 'x', ...none }, false)).toBeNull();
});
