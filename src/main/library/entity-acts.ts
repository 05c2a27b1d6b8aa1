/** What can be asked of entities: the list, one's page, what looks alike, the timeline, the graph, and links made of mentions in notes. */
import { pageToCsv, pageToJson, pageToMarkdown, type ExportedPage, type PageFormat } from '../../core/export/entity-page';
import { linkMentions } from '../../core/entities/unlinked';
import type { NoteTree } from '../../core/notes/note';
import type { Dossier, EntityGlance, EntitySummary } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import type { GraphUnit } from './entity-graph';
import type { AskedEntities } from './entity-list';
import type { LibraryOptions } from './library';
import type { NoteActs } from './note-acts';

const writers = {
  markdown: { name: 'Markdown', extension: 'md', write: (page: ExportedPage) => pageToMarkdown(page) },
  csv: { name: 'Table', extension: 'csv', write: pageToCsv },
  json: { name: 'JSON', extension: 'json', write: pageToJson },
} as const;

/** At most so many notes stand in the card of a mention. */
const glanced = 3;

const gone = () => new ExpectedFailure('not-found', 'No article in the library speaks of this any more.');

export function entityActs({ engine }: LibraryOptions, notes: Pick<NoteActs, 'get' | 'save'>) {
  async function open(entity: string): Promise<Dossier> {
    const page = await engine.entityPage(entity);
    if (!page) throw gone();
    return { ...page, backlinks: await engine.backlinks({ kind: 'entity', id: entity }) };
  }

  return {
    async glance(entity: string): Promise<EntityGlance> {
      const said = await engine.describeEntity(entity);
      if (said === null) throw gone();
      const backlinks = await engine.backlinks({ kind: 'entity', id: entity });
      return { ...said, newest: backlinks.slice(0, glanced).map(({ note, title }) => ({ note, title })), notes: backlinks.length };
    },
    list: () => engine.entities(),
    narrow: (asked: AskedEntities) => engine.narrow(asked),
    fitting: (entity: Pick<EntitySummary, 'id' | 'type'>, text: string) => engine.fitting(entity, text),
    mentions: (document: string) => engine.mentions(document),
    duplicates: () => engine.duplicates(),
    timeline: (documents: readonly string[] | null) => engine.timeline(documents),
    graph: (documents: readonly string[] | null, by: GraphUnit) => engine.graph(documents, by),
    open,
    /** The page as a file of its own. */
    async write(entity: string, format: PageFormat): Promise<{ title: string; content: string; name: string; extension: string }> {
      const page = await open(entity);
      const { name, extension, write } = writers[format];
      return { title: page.entity.name, content: write({ ...page, notes: page.backlinks }), name, extension };
    },
    async linkMentions(entity: string, id: string, turn: number | null): Promise<{ before: NoteTree; after: NoteTree }> {
      const page = await open(entity);
      const { title, tags, tree: before } = await notes.get(id);
      await notes.save(id, { title, tags, tree: linkMentions(before, page.entity, turn) });
      return { before, after: (await notes.get(id)).tree };
    },
  };
}
