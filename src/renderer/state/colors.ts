/** What the five colours mean to the reader, as the vault keeps it. */
import { create } from 'zustand';
import { annotationColors, noMeanings, type AnnotationColor, type ColorMeanings } from '../../core/annotations/annotation';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { perform } from './history';
import { attempt } from './notices';

export const useColors = create<ColorMeanings>(() => noMeanings);

/** A colour as the reader knows it: by its meaning, else by its own name. */
export const nameOf = (color: AnnotationColor): string => useColors.getState()[color] || translate(`annotations:color.${color}`);

/** The names of all colours; a component that asks is drawn again when one is renamed. */
export function useColorNames(): Readonly<Record<AnnotationColor, string>> {
  const meanings = useColors();
  const named = annotationColors.map((color) => [color, meanings[color] || translate(`annotations:color.${color}`)] as const);
  return Object.fromEntries(named) as Record<AnnotationColor, string>;
}

/** Gives a colour a meaning, or with an empty one its own name back. */
export async function renameColor(color: AnnotationColor, meaning: string): Promise<void> {
  const before = useColors.getState()[color];
  const next = meaning.trim();
  if (next === before) return;
  const write = (words: string) => async () => useColors.setState(await ask('colors.write', { [color]: words }));
  await attempt(perform({ label: translate('annotations:change.meaning'), redo: write(next), undo: write(before) }));
}

/** Reads the meanings and follows them; the value returned stops it. */
export function followColors(): () => void {
  const load = async () => {
    const meanings = await attempt(ask('colors.read', null));
    if (meanings) useColors.setState(meanings);
  };
  void load();
  return listen('colors.changed', () => void load());
}
