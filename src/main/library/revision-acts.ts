/** New versions of an article: brought in, taken back, and made of two articles that are one. */
import type { Revised } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import { sha256Of, type Import } from '../vault/revision-folder';
import type { AnnotationActs } from './annotation-acts';
import type { DocumentActs, SourceFile } from './document-acts';
import type { LibraryOptions } from './library';

export function revisionActs({ vault, engine, tell }: LibraryOptions, documents: DocumentActs, annotations: AnnotationActs) {
  async function changed(document: string): Promise<void> {
    await documents.index(document);
    await annotations.index(document);
    tell('library.changed', { document });
    tell('annotations.changed', { document });
  }

  async function newest(id: string): Promise<string> {
    const document = await vault.documents.get(id);
    if (!document) throw new ExpectedFailure('not-found', 'This article is no longer in the vault.');
    return document.revisions.at(-1)?.sha256 ?? '';
  }

  async function revise(document: string, input: Import, before: string, notes: readonly string[] = []): Promise<Revised> {
    const after = (await vault.documents.revise(document, input)).revisions.at(-1)?.sha256 ?? before;
    await changed(document);
    return { name: input.name, before, after, problem: null, notes };
  }

  return {
    /** Brings a file in as the newest version of an article. Its marks are resolved onto it; none is lost. */
    async add(document: string, file: SourceFile): Promise<Revised> {
      const before = await newest(document);
      const refused = (problem: string): Revised => ({ name: file.name, before, after: before, problem, notes: [] });
      const taken = await documents.take(file);
      if (!taken.ok) return refused(taken.message);
      const sha256 = sha256Of(taken.input.bytes);
      if (sha256 === before) return refused(`${file.name} is what this article shows already: nothing in it has changed.`);
      const other = await vault.documents.findByHash(sha256);
      if (other && other.id !== document) return refused(`${file.name} is in the library already, as “${other.title}”. Delete that article first, or choose another file.`);
      return revise(document, taken.input, before, taken.notes);
    },
    /** Shows an earlier (or later) version again; marks go with it. Fails with `not-found`. */
    async turn(document: string, revision: string): Promise<null> {
      await vault.documents.turnTo(document, revision);
      await changed(document);
      return null;
    },
    /** Makes an article that came in by itself the newest version of another; itself goes to the trash. Fails with `not-found`. */
    async absorb(document: string, into: string): Promise<Revised> {
      const before = await newest(into);
      const input = await vault.documents.source(document);
      if (!input) throw new ExpectedFailure('not-found', 'The article’s files are damaged or missing. The vault’s report says where its copy is kept.');
      await vault.documents.remove(document);
      await engine.removeDocument(document);
      tell('library.changed', { document });
      return revise(into, input, before);
    },
  };
}
