/** Articles and collections. */
import type { DocumentRequests } from '../../shared/contract';
import type { HandlersOf } from '../answer';
import { chooseBibliography, chooseSources, chooseVersion } from '../dialogs';
import { copiedSource } from '../imports';
import { printHtml } from '../print';
import type { Desk } from './desk';

export const documentHandlers = ({ library, settings, imports, window }: Desk): HandlersOf<DocumentRequests> => ({
  'documents.list': async (some) => (await library()).documents.list(some?.documents),
  'documents.noted': async () => (await library()).documents.noted(),
  'documents.open': async ({ document }) => (await library()).documents.read(document),
  'documents.import': async ({ from }) => {
    if (from === 'drop') return imports.run(await imports.takeDropped());
    return imports.run(from === 'clipboard' ? await copiedSource() : await chooseSources(window(), from));
  },
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
  'article.print': async ({ document }) => printHtml((await (await library()).exports.page({ kind: 'article', id: document }, settings.read().citationStyle)).html),
});
