import { describe, expect, it } from 'vitest';
import { accelerators, commands } from '../shared/contract';
import { commandFor, showAccelerator } from './keys';

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({ key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('commandFor', () => {
  it('knows each accelerator by its own key on both platforms', () => {
    expect(commandFor(press('k', { ctrlKey: true }), false)).toBe('search.open');
    expect(commandFor(press('k', { metaKey: true }), true)).toBe('search.open');
    expect(commandFor(press('F1'), false)).toBe('help.keys');
    expect(commandFor(press('|', { ctrlKey: true, shiftKey: true, code: 'Backslash' }), false)).toBe('view.side');
  });

  it('does not take a plain letter, another modifier or the other platform’s key', () => {
    expect(commandFor(press('k'), false)).toBeNull();
    expect(commandFor(press('k', { ctrlKey: true, altKey: true }), false)).toBeNull();
    expect(commandFor(press('k', { metaKey: true }), false)).toBeNull();
    expect(commandFor(press('k', { ctrlKey: true }), true)).toBeNull();
  });

  it('gives no two commands the same keys', () => {
    const used = commands.flatMap((command) => accelerators[command] ?? []);
    expect(new Set(used).size).toBe(used.length);
  });
});

describe('showAccelerator', () => {
  it('writes keys as the platform does', () => {
    expect(showAccelerator('note.export', false)).toBe('Ctrl+Shift+E');
    expect(showAccelerator('note.export', true)).toBe('⇧⌘E');
    expect(showAccelerator('view.mentions', false)).toBeUndefined();
  });
});
