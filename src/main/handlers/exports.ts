/** What is written for elsewhere. */
import type { ExportRequests } from '../../shared/contract';
import type { HandlersOf } from '../answer';
import { putCopied } from '../copied';
import { createExports } from '../exports';
import type { Desk } from './desk';

export function exportHandlers({ notebook, library, settings, window, newId }: Desk): HandlersOf<ExportRequests> {
  const exporting = createExports({ window, notebook, style: () => settings.read().citationStyle, newId });
  return {
    'export.preview': ({ subject, format }) => exporting.preview(subject, format),
    'export.save': ({ subject, format }) => exporting.save(subject, format),
    'export.stop': () => (exporting.stop(), null),
    'export.copy': async ({ subject, form }) => (putCopied(await (await library()).exports.copy(subject, form, settings.read().citationStyle)), null),
  };
}
