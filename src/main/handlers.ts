/** One line per request: what the window asks is what the library, the dialogs or the settings answer. */
import { clipboard, type BrowserWindow } from 'electron';
import { imageUrl } from '../core/notes/images';
import { ExpectedFailure } from '../shared/failure';
import type { Handlers } from './answer';
import { createArrivals } from './arrivals';
import { putCopied } from './copied';
import { backUp, restoreVault } from './backup-dialogs';
import { chooseBibliography, choosePicture, chooseSources, chooseVersion, fileName, openLink, saveFileAs, showBug } from './dialogs';
import { createExports } from './exports';
import type { FirstScreenStore } from './first-screen';
import { copiedSource, type Imports } from './imports';
import type { SourceFile } from './library/document-acts';
import type { Library } from './library/library';
import { printHtml } from './print';
import type { SessionStore } from './session';
import type { SettingsStore } from './settings';
import type { Vault } from './vault/vault';
import { applyTheme } from './window';

/** What the handlers speak to. `notebook` resolves once the vault is open and its first article is there. */
export interface Host {
  readonly notebook: Promise<{ readonly vault: Vault; readonly library: Library; readonly session: SessionStore; readonly notices: readonly string[] }>;
  readonly settings: SettingsStore;
  readonly firstScreen: FirstScreenStore;
  readonly imports: Imports;
  readonly window: () => BrowserWindow;
  readonly flushed: (saved: boolean) => void;
  readonly newId: () => string;
}

export function handlersFor({ notebook, settings, firstScreen, imports, window, flushed, newId }: Host): Handlers {
  const library = async () => (await notebook).library;
  const session = async () => (await notebook).session;
  const exporting = createExports({ window, notebook, style: () => settings.read().citationStyle, newId });
  const arrivals = createArrivals({ window, library, dropped: () => imports.takeDroppedPath(), newId });
  return {
    'vault.summary': async () => {
      const { vault, library: open, notices } = await notebook;
      const [documents, notes, counts] = await Promise.all([vault.documents.list(), vault.notes.list(), open.counts()]);
      return { name: vault.name, readOnly: vault.readOnly, documents: documents.length, notes: notes.length, ...counts, problems: vault.problems().length, notices };
    },
    'documents.list': async (some) => (await library()).documents.list(some?.documents),
    'documents.noted': async () => (await library()).documents.noted(),
    'documents.open': async ({ document }) => (await library()).documents.read(document),
    'documents.import': async ({ from }) => {
      if (from === 'drop') return imports.run(await imports.takeDropped());
      return imports.run(from === 'clipboard' ? await copiedSource() : await chooseSources(window(), from));
    },
    'arrivals.plan': ({ from }) => arrivals.plan(from),
    'arrivals.bring': () => arrivals.bring(),
    'documents.stopImport': () => {
      imports.stop();
      return null;
    },
    'documents.about': async ({ document }) => (await library()).descriptions.about(document),
    'documents.update': async ({ changes }) => (await library()).descriptions.update(changes),
    'documents.cite': async () => {
      const file = await chooseBibliography(window());
      return file && (await library()).descriptions.cite(file);
    },
    'documents.revise': async ({ document }) => {
      const file = await chooseVersion(window());
      return file && (await library()).revisions.add(document, file);
    },
    'documents.turn': async ({ document, revision }) => (await library()).revisions.turn(document, revision),
    'documents.absorb': async ({ document, into }) => (await library()).revisions.absorb(document, into),
    'documents.remove': async ({ document }) => (await library()).trash.removeDocument(document),
    'documents.restore': async ({ document }) => (await library()).trash.restoreDocument(document),
    'collections.list': async () => (await library()).collections.list(),
    'collections.change': async (change) => (await library()).collections.change(change),
    'problems.list': async () => (await notebook).vault.findings(),
    'problems.check': async () => (await library()).problems.check(),
    'problems.repair': async (thing) => (await library()).problems.repair(thing),
    'trash.empty': async () => (await library()).trash.empty(),
    'conflicts.list': async () => (await library()).conflicts.list(),
    'conflicts.open': async ({ conflict }) => (await library()).conflicts.open(conflict),
    'conflicts.settle': async ({ conflict, keep, again }) => (await library()).conflicts.settle(conflict, keep, again),
    'conflicts.unsettle': async (settled) => (await library()).conflicts.unsettle(settled),
    'conflicts.restore': async ({ conflict }) => (await library()).conflicts.restore(conflict),
    'vault.backup': async () => backUp(window(), (await notebook).vault, newId),
    'vault.restore': () => restoreVault(window(), settings, newId),
    'annotations.versions': async ({ document }) => (await library()).annotations.versions(document),
    'annotations.version': async ({ document, version }) => (await library()).annotations.version(document, version),
    'annotations.revert': async ({ document, version }) => (await library()).annotations.revert(document, version),
    'trash.list': async () => (await library()).trash.list(),
    'annotations.create': async (draft) => (await library()).annotations.create(draft),
    'annotations.list': async ({ document, annotations }) => (await library()).annotations.list(document, annotations),
    'annotations.edit': async ({ document, edits }) => (await library()).annotations.edit(document, edits),
    'annotations.remove': async ({ document, annotation }) => (await library()).annotations.remove(document, annotation),
    'annotations.restore': async ({ document, annotation }) => (await library()).annotations.restore(document, annotation),
    'colors.read': async () => (await notebook).vault.colors.read(),
    'colors.write': async (patch) => (await library()).renameColors(patch),
    'entities.list': async () => (await library()).entities.list(),
    'entities.narrow': async (asked) => (await library()).entities.narrow(asked),
    'entities.fitting': async ({ entity, type, text }) => (await library()).entities.fitting({ id: entity, type }, text),
    'entities.open': async ({ entity }) => (await library()).entities.open(entity),
    'entities.glance': async ({ entity }) => (await library()).entities.glance(entity),
    'entities.mentions': async ({ document }) => (await library()).entities.mentions(document),
    'entities.recognition': async () => (await library()).recognition.progress(),
    'entities.unrecognised': async () => (await library()).recognition.unrecognised(),
    'entities.recogniseAgain': async () => (await library()).recognition.again(),
    'entities.pauseRecognition': async ({ paused }) => (await library()).recognition.pause(paused),
    'entities.decide': async (decision) => (await library()).decide(decision),
    'entities.duplicates': async () => (await library()).entities.duplicates(),
    'entities.linkMentions': async ({ entity, note, turn }) => (await library()).entities.linkMentions(entity, note, turn),
    'entities.timeline': async ({ documents }) => (await library()).entities.timeline(documents),
    'entities.graph': async ({ documents, by }) => (await library()).entities.graph(documents, by),
    'entities.export': async ({ entity, format }) => {
      const { title, content, ...kind } = await (await library()).entities.write(entity, format);
      return saveFileAs(window(), fileName(title), kind, content, newId);
    },
    'window.savePicture': ({ name, format, base64 }) =>
      saveFileAs(window(), fileName(name), { name: format.toUpperCase(), extension: format }, Buffer.from(base64, 'base64'), newId),
    'notes.list': async (some) => (await library()).notes.list(some?.notes),
    'notes.open': async ({ note }) => (await library()).notes.open(note),
    'notes.create': async ({ title, tree }) => (await library()).notes.create(title, tree && { tree }),
    'templates.list': async () => (await notebook).vault.templates.list(),
    'notes.save': async ({ note, base, ...draft }) => (await library()).notes.save(note, draft, base),
    'notes.pin': async ({ note, pinned }) => (await library()).notes.pin(note, pinned),
    'notes.remove': async ({ note }) => (await library()).notes.remove(note),
    'notes.restore': async ({ note }) => (await library()).notes.restore(note),
    'notes.merge': async ({ note, into }) => (await library()).notes.merge(note, into),
    'notes.unmerge': async ({ note, into, ...states }) => (await library()).notes.unmerge(note, into, states),
    'images.keep': async ({ base64 }) => imageUrl(await (await notebook).vault.images.put(Buffer.from(base64, 'base64'))),
    'images.choose': async () => keepChosen(await choosePicture(window()), (await notebook).vault),
    'notes.versions': async ({ note }) => (await library()).notes.versions(note),
    'notes.version': async ({ note, version }) => (await library()).notes.version(note, version),
    'notes.revert': async ({ note, version }) => (await library()).notes.revert(note, version),
    'export.preview': ({ subject, format }) => exporting.preview(subject, format),
    'export.save': ({ subject, format }) => exporting.save(subject, format),
    'export.stop': () => (exporting.stop(), null),
    'export.copy': async ({ subject, form }) => (putCopied(await (await library()).exports.copy(subject, form, settings.read().citationStyle)), null),
    'links.suggest': async ({ text }) => (await library()).suggest(text),
    'links.resolve': async ({ targets }) => (await library()).resolve(targets),
    'links.locate': async ({ target }) => {
      const place = await (await library()).locate(target);
      if (!place) throw new ExpectedFailure('not-found', 'The place this link leads to is no longer in the vault.');
      return place;
    },
    'links.backlinks': async ({ target }) => (await library()).backlinks(target),
    'links.into': async ({ document }) => (await library()).linksInto(document),
    'links.broken': async () => (await library()).brokenLinks(),
    'search.query': async (query) => (await library()).search(query),
    'search.preview': async ({ text, thing }) => (await library()).hitText(text, thing),
    'search.marks': async ({ text, document, things }) => (await library()).hitRanges(text, document, things),
    'searches.list': async () => (await library()).searches.list(),
    'searches.put': async ({ search, at }) => (await library()).searches.put(search, at),
    'searches.remove': async ({ id }) => (await library()).searches.remove(id),
    'settings.read': () => settings.read(),
    'settings.write': (patch) => {
      const written = settings.write(patch);
      applyTheme(written.theme);
      return written;
    },
    'session.read': async () => (await session()).read(),
    'session.write': async (next) => (await session()).write(next).then(() => null),
    'firstScreen.keep': async (screen) => (firstScreen.keep((await notebook).vault.folder, screen), null),
    'window.copy': ({ text }) => {
      clipboard.writeText(text);
      return null;
    },
    'article.print': async ({ document }) => printHtml((await (await library()).exports.page({ kind: 'article', id: document }, settings.read().citationStyle)).html),
    'window.openLink': ({ url }) => openLink(window(), url),
    'window.flushed': ({ saved }) => {
      flushed(saved);
      return null;
    },
    'window.report': async ({ message, stack }) => {
      await showBug(message, stack);
      return null;
    },
  };
}

const keepChosen = async (file: SourceFile | null, { images }: Pick<Vault, 'images'>) => file && { url: imageUrl(await images.put(await file.read())), name: file.name };
