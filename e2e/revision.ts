/** Two versions of an article, written for the stories: a passage stays, one moves, one is reworded, one goes, one is doubtful. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerOpenDialog, expect, type Notebook } from './app';
import { request } from './bridge';

const kept = 'The exploration of outer space shall be carried out for the benefit of all countries, whatever their economic degree.';
const moves = 'States shall avoid harmful contamination of the Moon and of other celestial bodies, and inform one another of what they plan.';
const edited = 'Every party promises a rescue of astronauts who land in distress on its ground, and their safe return to the state that sent them.';
const gone = 'Nobody asked the Moon whether it wished to be walked upon, and nobody has asked since the flags were planted there.';
const doubtful = 'Damage on the ground is paid for in full by the launching state.';

export const firstVersion = `# The ground of space law\n\n${kept}\n\n${edited}\n\n${gone}\n\n${doubtful}\n\nOuter space is not subject to appropriation by claim of sovereignty.\n\n${moves}\n`;

export const secondVersion = `# The ground of space law\n\n${moves}\n\n${kept}\n\n${edited.replace('a rescue of astronauts who land', 'a prompt rescue of astronauts who come down')}\n\nDamage in orbit is paid for by the state at fault.\n\nOuter space is not subject to appropriation by claim of sovereignty.\n`;

const passages = [
  ['green', 'for the benefit of all countries', 'stays'],
  ['blue', 'avoid harmful contamination of the Moon', 'moves'],
  ['amber', 'a rescue of astronauts who land in distress on its ground', 'edits'],
  ['rose', gone, 'gone'],
  ['violet', doubtful, 'doubtful'],
] as const;

/** Marks the first version, each comment saying what will become of the mark; answers the article's id. */
export async function revisedMarks(page: Page): Promise<string> {
  const list = (await request(page, 'documents.list', null)) as unknown as { value: { id: string; title: string }[] };
  const document = list.value.find(({ title }) => title === 'The ground of space law')?.id ?? '';
  const { text } = ((await request(page, 'documents.open', { document })) as unknown as { value: { text: string } }).value;
  for (const [color, passage, comment] of passages) {
    const start = text.indexOf(passage);
    expect(await request(page, 'annotations.create', { document, start, end: start + passage.length, color, comment, tags: [] })).toMatchObject({ ok: true });
  }
  return document;
}

/** A third article, of which a new version came in that changed what was marked. */
export async function reviseArticle(notebook: Notebook, app: ElectronApplication, page: Page): Promise<void> {
  const file = join(notebook.folder, 'treaty.md');
  writeFileSync(file, firstVersion);
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The ground of space law');
  const document = await revisedMarks(page);
  writeFileSync(file, secondVersion);
  expect(await request(page, 'documents.revise', { document })).toMatchObject({ ok: true });
}
