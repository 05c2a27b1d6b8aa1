/** The templates for notes made of marks: Markdown files under `templates/` that the reader can change, and more of them. */
import { readTemplate, type NoteTemplate } from '../../core/notes/note-template';
import { isTemporaryName } from './durable';
import { saysConflict } from './conflict-copy';
import type { Queue } from './queue';
import type { VaultFiles } from './vault-files';

const folder = 'templates';

const front = (name: string, group: string): string => `---\nname: ${name}\ntitle: "{{article}}"\ngroup: ${group}\n---\n\n`;

/** What a vault begins with. */
const shipped: Readonly<Record<string, string>> = {
  'by-section.md': `${front('By section', 'section')}## {{group}}\n\n{{passage}}\n\n{{comment}}\n`,
  'by-colour.md': `${front('By colour', 'color')}## {{group}}\n\n{{passage}}\n\n{{comment}}\n`,
  'by-tag.md': `${front('By tag', 'tag')}## {{group}}\n\n{{passage}}\n\n{{comment}}\n`,
};

const byName = (left: NoteTemplate, right: NoteTemplate): number => (left.name < right.name ? -1 : 1);

/** Longer ones are none of ours. Bytes. */
const longest = 200_000;

export class TemplateStore {
  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
  ) {}

  /** By name. The first time they are asked for, the shipped ones are written; whoever deletes one has it deleted as long as others are there. */
  list(): Promise<NoteTemplate[]> {
    return this.queue.run(folder, async () => {
      const found = await this.read();
      if (found.length > 0) return found;
      const all = Object.entries(shipped).map(([name, text]) => ({ path: `${folder}/${name}`, bytes: new TextEncoder().encode(text) }));
      if (!this.files.readOnly) await this.files.save('the templates', all);
      return Object.entries(shipped).map(([name, text]) => readTemplate(name, text)).sort(byName);
    });
  }

  private async read(): Promise<NoteTemplate[]> {
    const entries = await this.files.list(folder);
    const names = entries.flatMap(({ name, kind }) => (kind === 'file' && name.endsWith('.md') && !isTemporaryName(name) && !saysConflict(name) ? [name] : []));
    const read = await Promise.all(
      names.map(async (name) => {
        const bytes = await this.files.read(`${folder}/${name}`);
        return bytes === null || bytes.length > longest ? [] : [readTemplate(name.slice(0, -'.md'.length), new TextDecoder().decode(bytes))];
      }),
    );
    return read.flat().sort(byName);
  }
}
