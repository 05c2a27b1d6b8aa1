/** Finds where a note names an entity without linking to it, and makes links of those places. */
import { mapLines } from '../notes/blocks-within';
import type { NoteBlock, NoteInline, NoteText, NoteTree } from '../notes/note';
import { findForm } from './find-forms';
import type { Entity } from './entity';

export interface UnlinkedMention {
  /** Which of the note's unlinked mentions it is, from 0 in reading order. */
  readonly turn: number;
  readonly match: string;
  /** The text around it on one line, and where in that the name stands. */
  readonly context: string;
  readonly start: number;
}

/** UTF-16 units of context on each side. */
const reach = 50;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A name in capitals throughout counts with its capitals only, like the recogniser's acronyms; others begin with theirs. */
function placesIn(text: string, entity: Entity): Place[] {
  const found = [entity.name, ...entity.aliases].flatMap((form) => findForm(text, form, true));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Place[] = [];
  for (const place of found) if ((apart.at(-1)?.end ?? 0) <= place.start) apart.push(place);
  return apart;
}

/** Takes each run of text of a block in reading order to what is to stand for it; code and links stay as they are. */
const rewriteTexts = (block: NoteBlock, rewrite: (node: NoteText) => readonly NoteInline[]): NoteBlock =>
  mapLines(block, (line) => line.flatMap((node) => (node.type === 'text' && !node.marks.includes('code') ? rewrite(node) : [node])));

function around(text: string, { start, end }: Place): { context: string; start: number } {
  const from = Math.max(0, start - reach);
  const left = `${from > 0 ? '…' : ''}${text.slice(from, start)}`.replace(/\s/gu, ' ');
  const to = Math.min(text.length, end + reach);
  return { context: `${left}${text.slice(start, to).replace(/\s/gu, ' ')}${to < text.length ? '…' : ''}`, start: left.length };
}

/** Every place of the note that names the entity and is no link yet, in reading order. */
export function unlinkedIn(tree: NoteTree, entity: Entity): UnlinkedMention[] {
  const found: UnlinkedMention[] = [];
  const look = (node: NoteText) => {
    for (const place of placesIn(node.text, entity)) found.push({ turn: found.length, match: node.text.slice(place.start, place.end), ...around(node.text, place) });
    return [node];
  };
  for (const block of tree.blocks) rewriteTexts(block, look);
  return found;
}

/** The tree with links at its unlinked mentions of an entity: at one (`turn`), or at all where `null`. Its words stay the same. */
export function linkMentions(tree: NoteTree, entity: Entity, turn: number | null): NoteTree {
  let at = 0;
  const link = (node: NoteText) => {
    const made: NoteInline[] = [];
    let from = 0;
    const upTo = (end: number) => {
      if (end > from) made.push({ ...node, text: node.text.slice(from, end) });
    };
    for (const { start, end } of placesIn(node.text, entity)) {
      if (turn !== null && at++ !== turn) continue;
      upTo(start);
      const text = node.text.slice(start, end);
      made.push({ type: 'reference', target: { kind: 'entity', id: entity.id }, text, ...(text === entity.name && { named: true }) });
      from = end;
    }
    upTo(node.text.length);
    return made;
  };
  return { blocks: tree.blocks.map((block) => rewriteTexts(block, link)) };
}
