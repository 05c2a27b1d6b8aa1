import { expect, it, vi } from 'vitest';
import { contextItems, type Clicked } from './context-items';

const plain: Clicked = { isEditable: true, misspelledWord: '', dictionarySuggestions: [], selectionText: '', editFlags: { canCut: false, canCopy: false, canPaste: true, canSelectAll: true } };
const acts = { replace: vi.fn(), learn: vi.fn() };
const labels = (clicked: Clicked) => contextItems(clicked, acts).flatMap(({ label }) => label ?? []);
const press = (clicked: Clicked, label: string) => (contextItems(clicked, acts).find((each) => each.label === label)?.click as () => void)();

it('offers other spellings of the word first, and learns it', () => {
  const wrong = { ...plain, misspelledWord: 'teh', dictionarySuggestions: ['the', 'tea', 'ten', 'eh', 'meh', 'tech', 'R&D'] };
  expect(labels(wrong).slice(0, 6)).toEqual(['the', 'tea', 'ten', 'eh', 'meh', 'Add to dictionary']);
  press(wrong, 'tea');
  press(wrong, 'Add to dictionary');
  expect(acts.replace.mock.calls).toEqual([['tea']]);
  expect(acts.learn.mock.calls).toEqual([['teh']]);
  expect(labels({ ...wrong, dictionarySuggestions: ['R&D'] })[0]).toBe('R&&D');
  expect(labels({ ...wrong, dictionarySuggestions: [] })[0]).toBe('No other spelling known');
});

it('offers what can be done with words: in a field all of it, elsewhere a copy of what is selected, and nothing where nothing is', () => {
  expect(labels(plain)).toEqual(['Cut', 'Copy', 'Paste', 'Paste as plain text', 'Select all']);
  expect(contextItems(plain, acts).filter(({ enabled }) => enabled === false).map(({ label }) => label)).toEqual(['Cut', 'Copy']);
  expect(labels({ ...plain, isEditable: false, misspelledWord: 'teh', selectionText: 'some words' })).toEqual(['Copy']);
  expect(labels({ ...plain, isEditable: false, selectionText: ' ' })).toEqual([]);
});
