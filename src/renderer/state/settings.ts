/** Preferences as the window knows them, and the theme in force. */
import { create } from 'zustand';
import { ordinaryReading, readingBounds } from '../../shared/reading';
import type { Settings, SettingsPatch } from '../../shared/settings';
import { ask, listen } from '../notebook';
import { attempt } from './notices';

export const useSettings = create<Settings>(() => ({ theme: 'system', ...ordinaryReading, showMentions: true, hiddenTypes: [], exportFormat: 'markdown', citationStyle: 'apa', libraryOrder: 'read' }));

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** The host sets the system preference the page sees, so one query answers for preference and system alike. */
function paintTheme(): void {
  const light = useSettings.getState().theme === 'paper' ? 'paper' : 'light';
  document.documentElement.dataset['theme'] = dark.matches ? 'dark' : light;
}

/** Ems to a letter of the article's face, on average. */
const EMS_TO_LETTER = 0.51;

function paintType({ textSize, leading, measure, face }: Settings): void {
  const { style, dataset } = document.documentElement;
  style.setProperty('--size-text', `${textSize}px`);
  style.setProperty('--leading', String(leading));
  style.setProperty('--measure-ems', String(measure * EMS_TO_LETTER));
  dataset['face'] = face;
}

/** Reads the preferences and follows them; the value returned stops it. */
export async function startSettings(): Promise<() => void> {
  paintTheme();
  dark.addEventListener('change', paintTheme);
  const stops = [listen('settings.changed', paintTheme), useSettings.subscribe(paintType), useSettings.subscribe(paintTheme)];
  useSettings.setState(await ask('settings.read', null));
  return () => {
    dark.removeEventListener('change', paintTheme);
    stops.forEach((stop) => stop());
  };
}

/** Shows the change at once and writes it; where writing fails the old value returns. */
export async function setSettings(patch: SettingsPatch): Promise<void> {
  const before = useSettings.getState();
  useSettings.setState(withoutAbsent(patch));
  const written = await attempt(ask('settings.write', patch));
  useSettings.setState(written ?? before);
}

const withoutAbsent = (patch: SettingsPatch) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Settings>;

/** Makes the article's type larger or smaller by steps of one pixel, within bounds. */
export function stepTextSize(step: number): void {
  void setSettings({ textSize: Math.min(readingBounds.textSize.most, Math.max(readingBounds.textSize.least, useSettings.getState().textSize + step)) });
}
