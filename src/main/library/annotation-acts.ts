/** What can be done with annotations: mark, change, delete, bring back; each answers once it is durable. */
import { resolver } from '../../core/anchoring/resolve';
import { resolveAcross } from '../../core/anchoring/resolve-across';
import type { Annotation } from '../../core/annotations/annotation';
import { planEdits, type MarkDraft, type MarkEdit } from '../../core/annotations/edit';
import { inTextOrder } from '../../core/annotations/order';
import type { ReadAnnotation } from '../../core/annotations/w3c';
import type { AnchoredAnnotation, EditedMarks } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import { Queue } from '../vault/queue';
import { annotationVersions } from './annotation-versions';
import type { DocumentActs } from './document-acts';
import type { LibraryOptions } from './library';

export interface AnnotationDraft extends MarkDraft {
  readonly document: string;
}

/** Finds marks in a text: by aligning it with the one they were made on where that is at hand, else by their words. */
function anchor(annotations: readonly Annotation[], text: string, old: string | null): AnchoredAnnotation[] {
  if (old === null) {
    const resolve = resolver(text);
    return annotations.map((annotation) => ({ annotation, anchor: resolve(annotation.selectors) }));
  }
  const anchors = resolveAcross(
    old,
    text,
    annotations.map(({ selectors }) => selectors.position),
  );
  return annotations.map((annotation, at) => ({ annotation, anchor: anchors[at] ?? { status: 'orphan', confidence: 0 } }));
}

export type AnnotationActs = ReturnType<typeof annotationActs>;

export function annotationActs({ vault, engine, now, newId, tell }: LibraryOptions, documents: DocumentActs) {
  const turns = new Queue();
  /** Marks stay the same objects as long as their lines do, so each is sought once in each revision. */
  const known = new WeakMap<Annotation, { readonly current: string | undefined; readonly mark: AnchoredAnnotation }>();

  /** Finds marks of a document in its present text; in text order, those without a place last. */
  async function anchored(document: string, annotations: readonly Annotation[]): Promise<AnchoredAnnotation[]> {
    const { text, document: found } = await documents.read(document);
    const current = found.revisions.at(-1)?.sha256;
    const unknown = annotations.filter((annotation) => known.get(annotation)?.current !== current);
    for (const revision of new Set(unknown.map((annotation) => annotation.revision))) {
      const made = unknown.filter((annotation) => annotation.revision === revision);
      const old = revision === current ? null : await vault.documents.read(document, revision);
      for (const mark of anchor(made, text, old?.text ?? null)) known.set(mark.annotation, { current, mark });
    }
    return inTextOrder(annotations.flatMap((annotation) => known.get(annotation)?.mark ?? []));
  }

  /** The marks of a document. @param ids only these, where they are there. */
  async function list(document: string, ids?: readonly string[]): Promise<AnchoredAnnotation[]> {
    const all = await vault.annotations.list(document);
    const wanted = ids && new Set(ids);
    return anchored(document, wanted ? all.filter(({ id }) => wanted.has(id)) : all);
  }

  async function index(document: string): Promise<void> {
    const annotations = await list(document).catch((error: unknown) => {
      if (error instanceof ExpectedFailure) return null;
      throw error;
    });
    if (annotations) await engine.putAnnotations(document, annotations);
  }

  async function changed(document: string): Promise<void> {
    await index(document);
    tell('annotations.changed', { document });
  }

  /** In turn, for two changes in one breath would each be made to the marks as they were before either. */
  const edit = (document: string, edits: readonly MarkEdit[]): Promise<EditedMarks> =>
    turns.run(document, async () => {
      const { text, document: found } = await documents.read(document);
      const there = new Map((await vault.annotations.list(document)).map((annotation) => [annotation.id, annotation]));
      const revision = found.revisions.at(-1)?.sha256 ?? '';
      const plan = planEdits(there, edits, { document, revision, text, instant: now().toISOString(), newId });
      if (plan.outside) throw new ExpectedFailure('bad-request', 'The passage to mark lies outside the article.');
      if (edits.length > 0 && plan.missing.length === edits.length) throw new ExpectedFailure('not-found', 'This mark is no longer in the vault.');
      await vault.annotations.change(document, plan);
      await vault.removals.tell('annotation', ...plan.remove);
      const changed = await list(document, [...plan.put.map(({ id }) => id), ...plan.restore]);
      await engine.changeAnnotations(document, changed, plan.remove);
      tell('annotations.changed', { document, annotations: [...changed.map(({ annotation }) => annotation.id), ...plan.remove] });
      return { changed, removed: plan.remove, undo: plan.undo };
    });

  /** Adds marks that were made elsewhere as one save; those whose ids are there already stay as they are. */
  const bring = (document: string, marks: readonly ReadAnnotation[]): Promise<null> =>
    turns.run(document, async () => {
      const there = new Set((await vault.annotations.list(document)).map(({ id }) => id));
      const coming = marks.filter(({ annotation }) => !there.has(annotation.id));
      if (coming.length === 0) return null;
      const put = coming.map(({ annotation }) => annotation);
      await vault.annotations.change(document, { put, rests: new Map(coming.map(({ annotation, rest }) => [annotation.id, rest])) });
      await engine.changeAnnotations(document, await list(document, put.map(({ id }) => id)), []);
      tell('annotations.changed', { document, annotations: put.map(({ id }) => id) });
      return null;
    });

  async function only(document: string, edits: readonly MarkEdit[]): Promise<AnchoredAnnotation> {
    const [mark] = (await edit(document, edits)).changed;
    if (!mark) throw new ExpectedFailure('not-found', 'This mark is no longer in the vault.');
    return mark;
  }

  return {
    list,
    index,
    anchored,
    /** The file was changed behind the library: reads it anew and tells the window. */
    refresh: changed,
    ...annotationVersions(vault, { anchored, changed }),
    edit,
    bring,
    create: ({ document, ...draft }: AnnotationDraft) => only(document, [{ kind: 'create', draft }]),
    remove: (document: string, id: string) => edit(document, [{ kind: 'remove', id }]).then(() => null),
    async restore(document: string, id: string): Promise<AnchoredAnnotation> {
      const { changed } = await edit(document, [{ kind: 'restore', id }]);
      return changed[0] ?? only(document, [{ kind: 'update', id, patch: {} }]);
    },
  };
}
