/** Marks and what their colours mean. */
import type { AnnotationRequests } from '../../shared/contract';
import type { HandlersOf } from '../answer';
import type { Desk } from './desk';

export const annotationHandlers = ({ notebook, library }: Desk): HandlersOf<AnnotationRequests> => ({
  'annotations.versions': async ({ document }) => (await library()).annotations.versions(document),
  'annotations.version': async ({ document, version }) => (await library()).annotations.version(document, version),
  'annotations.revert': async ({ document, version }) => (await library()).annotations.revert(document, version),
  'annotations.create': async (draft) => (await library()).annotations.create(draft),
  'annotations.list': async ({ document, annotations }) => (await library()).annotations.list(document, annotations),
  'annotations.edit': async ({ document, edits }) => (await library()).annotations.edit(document, edits),
  'annotations.remove': async ({ document, annotation }) => (await library()).annotations.remove(document, annotation),
  'annotations.restore': async ({ document, annotation }) => (await library()).annotations.restore(document, annotation),
  'colors.read': async () => (await notebook).vault.colors.read(),
  'colors.write': async (patch) => (await library()).renameColors(patch),
});
