/** Checks the laws that hold between a canonical text and its structure. */
import type { Block, InlineMark, ParsedDocument, Section } from './document';

 
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad]|\p{Surrogate}/u;

/** Every broken law in words, empty for a sound document: what tests ask of each parser. */
export function structureProblems(parsed: ParsedDocument): string[] {
  const { text, structure } = parsed;
  return [
    ...textProblems(text),
    ...blockProblems(text, structure.blocks),
    ...sectionProblems(text, structure.blocks, structure.sections),
    ...markProblems(text, structure.blocks, structure.marks),
    ...pictureProblems(parsed),
    ...(structure.title.trim() === '' ? ['the title is blank'] : []),
  ];
}

function pictureProblems({ text, structure, references = [] }: ParsedDocument): string[] {
  const places = new Set([...structure.blocks.map(({ start }) => start), text.length]);
  return [references, structure.pictures ?? []].flatMap((pictures) =>
    pictures.flatMap(({ at }, index) => [
      ...(places.has(at) ? [] : [`picture ${String(index)} stands at no block`]),
      ...(at < (pictures[index - 1]?.at ?? 0) ? [`picture ${String(index)} is out of order`] : []),
    ]),
  );
}

function textProblems(text: string): string[] {
  const problems: string[] = [];
  if (text === '') problems.push('the text is empty');
  if (text.normalize('NFC') !== text) problems.push('the text is not NFC');
  const bad = FORBIDDEN.exec(text);
  if (bad) problems.push(`U+${(bad[0].codePointAt(0) ?? 0).toString(16)} at ${String(bad.index)}`);
  return problems;
}

function blockProblems(text: string, blocks: readonly Block[]): string[] {
  const problems: string[] = [];
  let at = 0;
  for (const [index, block] of blocks.entries()) {
    const name = `block ${String(index)} (${block.kind})`;
    const own = text.slice(block.start, block.end);
    if (block.start !== (index === 0 ? 0 : at + 2)) problems.push(`${name} does not follow the one before`);
    if (index > 0 && text.slice(at, block.start) !== '\n\n') problems.push(`${name} is not parted by one blank line`);
    if (own.trim() === '') problems.push(`${name} is blank`);
    if (block.kind !== 'code' && block.kind !== 'table' && own.trim() !== own) problems.push(`${name} has white space at an end`);
    if (block.kind !== 'code' && (/ {2}|\n\n| \n|\n /.test(own) || (block.kind !== 'table' && own.includes('\t'))))
      problems.push(`${name} has white space that is not collapsed`);
    if (block.kind === 'heading' ? block.level < 1 || block.level > 6 : block.kind === 'list-item' ? block.level < 1 : block.level !== 0)
      problems.push(`${name} has level ${String(block.level)}`);
    if (block.kind === 'title' && index !== 0) problems.push(`${name} is not the first`);
    at = block.end;
  }
  if (at !== text.length) problems.push('text stands after the last block');
  return problems;
}

function sectionProblems(text: string, blocks: readonly Block[], sections: readonly Section[]): string[] {
  const problems: string[] = [];
  const body = blocks[0]?.kind === 'title' ? blocks.slice(1) : blocks;
  const headings = new Map(body.filter((block) => block.kind === 'heading').map((block) => [block.start, block]));
  const starts = new Set(body.map((block) => block.start));
  if ((sections[0]?.start ?? null) !== (body[0]?.start ?? null)) problems.push('sections do not begin at the first block');
  if (sections.length > 0 && sections.at(-1)?.end !== text.length) problems.push('sections do not reach the end');
  if (new Set(sections.map((section) => section.id)).size !== sections.length) problems.push('two sections share an id');
  for (const [index, section] of sections.entries()) {
    const next = sections[index + 1];
    const heading = headings.get(section.start);
    headings.delete(section.start);
    if (next && next.start !== section.end) problems.push(`a gap after section ${section.id}`);
    if (!starts.has(section.start)) problems.push(`section ${section.id} does not begin with a block`);
    if (section.heading !== (heading ? text.slice(heading.start, heading.end) : null)) problems.push(`section ${section.id} has another heading`);
    if (section.level < 1) problems.push(`section ${section.id} has level ${String(section.level)}`);
    if (!/^s-./u.test(section.id)) problems.push(`section id ${section.id}`);
  }
  if (headings.size > 0) problems.push('a heading begins no section');
  return problems;
}

function markProblems(text: string, blocks: readonly Block[], marks: readonly InlineMark[]): string[] {
  const problems: string[] = [];
  let current = 0;
  let last = 0;
  for (const mark of marks) {
    const name = `${mark.kind} ${String(mark.start)}-${String(mark.end)}`;
    if (mark.start < last) problems.push(`${name} is out of order`);
    last = mark.start;
    while ((blocks[current]?.end ?? Infinity) <= mark.start) current++;
    const block = blocks[current];
    const own = text.slice(mark.start, mark.end);
    if (!block || mark.start < block.start || mark.end > block.end) problems.push(`${name} leaves its block`);
    if (own === '' || own.trim() !== own) problems.push(`${name} has white space at an end`);
    if ((mark.kind === 'link') !== (mark.target !== undefined)) problems.push(`${name} has a wrong target`);
  }
  return problems;
}
