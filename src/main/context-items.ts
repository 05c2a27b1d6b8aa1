/** What a right click offers: other spellings of a word, and what can be done with words. */
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';

/** More spellings than these are guesses. */
const mostSpellings = 5;

export type Clicked = Pick<ContextMenuParams, 'isEditable' | 'misspelledWord' | 'dictionarySuggestions' | 'selectionText'> & {
  readonly editFlags: Pick<ContextMenuParams['editFlags'], 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>;
};

export interface SpellingActs {
  readonly replace: (spelling: string) => void;
  /** The word is right from now on, on this computer. */
  readonly learn: (word: string) => void;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

function spellings({ isEditable, misspelledWord, dictionarySuggestions }: Clicked, { replace, learn }: SpellingActs): Item[] {
  if (!isEditable || misspelledWord === '') return [];
  const offered = dictionarySuggestions.slice(0, mostSpellings).map((spelling): Item => ({ label: spelling.replaceAll('&', '&&'), click: () => replace(spelling) }));
  const none: Item = { label: 'No other spelling known', enabled: false };
  return [...(offered.length === 0 ? [none] : offered), separator, { label: 'Add to dictionary', click: () => learn(misspelledWord) }, separator];
}

/** Empty where a right click has nothing to offer. */
export function contextItems(clicked: Clicked, acts: SpellingActs): Item[] {
  const { isEditable, selectionText, editFlags } = clicked;
  const copy: Item = { role: 'copy', label: 'Copy', enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    ...spellings(clicked, acts),
    { role: 'cut', label: 'Cut', enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: 'Paste', enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: 'Paste as plain text', enabled: editFlags.canPaste },
    separator,
    { role: 'selectAll', label: 'Select all', enabled: editFlags.canSelectAll },
  ];
}
