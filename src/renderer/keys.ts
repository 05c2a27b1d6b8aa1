/** From a key press to the command it stands for. */
import { accelerators, type Command } from '../shared/contract';

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Keys that Shift changes into another character are told by where they lie on the keyboard. */
const codes: Record<string, string> = { '\\': 'Backslash', '=': 'Equal', '-': 'Minus' };

function fits(accelerator: string, pressed: Pressed, mac: boolean): boolean {
  const parts = accelerator.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('CmdOrCtrl');
  const [held, other] = mac ? [pressed.metaKey, pressed.ctrlKey] : [pressed.ctrlKey, pressed.metaKey];
  if (held !== mod || other || pressed.altKey || pressed.shiftKey !== parts.includes('Shift')) return false;
  return pressed.key.toLowerCase() === key.toLowerCase() || pressed.code === codes[key];
}

/** The command whose accelerator was pressed, or `null`. */
export function commandFor(pressed: Pressed, mac: boolean): Command | null {
  const found = Object.entries(accelerators).find(([, accelerator]) => fits(accelerator, pressed, mac));
  return (found?.[0] as Command | undefined) ?? null;
}

/** An accelerator as the platform writes it: `Ctrl+Shift+E`, `⇧⌘E`. */
export function showAccelerator(command: Command, mac: boolean): string | undefined {
  const accelerator = accelerators[command];
  if (accelerator === undefined || !mac) return accelerator?.replace('CmdOrCtrl', 'Ctrl');
  return accelerator.replace('CmdOrCtrl+Shift+', '⇧⌘').replace('CmdOrCtrl+', '⌘').replace('Shift+', '⇧');
}
