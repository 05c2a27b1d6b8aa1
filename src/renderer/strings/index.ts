/** The words of the window: one namespace per room, English first; no sentence is written in a component. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { annotations } from './annotations.en';
import { app } from './app.en';
import { conflicts } from './conflicts.en';
import { editor } from './editor.en';
import { entities } from './entities.en';
import { exporting } from './export.en';
import { library } from './library.en';
import { notes } from './notes.en';
import { isPseudo, pseudo } from './pseudo';
import { problems } from './problems.en';
import { reader } from './reader.en';
import { search } from './search.en';
import { settings } from './settings.en';
import { graph } from './graph.en';
import { timeline } from './timeline.en';
import { trash } from './trash.en';
import { vault } from './vault.en';

export const english = { app, library, reader, annotations, entities, notes, editor, search, settings, problems, trash, timeline, graph, conflicts, vault, export: exporting } as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof english;
  }
}

/** Starts i18next with the strings that ship; nothing is loaded later. */
export function startStrings(language = 'en'): void {
  void i18next.use(initReactI18next).use(pseudo).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: english },
    initAsync: false,
    postProcess: isPseudo() ? [pseudo.name] : false,
    interpolation: { escapeValue: false },
  });
}

/** For sentences outside components, such as notices raised by actions. */
export const translate = i18next.t.bind(i18next);
