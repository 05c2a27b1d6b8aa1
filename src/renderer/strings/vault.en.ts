/** English words of what happens to the vault as a whole. */
export const vault = {
  backingUp: 'The notebook is being backed up…',
  backedUp_one: '{{name}} holds the whole notebook: {{count, number}} file.',
  backedUp_other: '{{name}} holds the whole notebook: {{count, number}} files.',
  leftOut_one: '{{count}} file that is none of the notebook’s was left out.',
  leftOut_other: '{{count}} files that are none of the notebook’s were left out.',
  restoring: 'A notebook is being made from the backup…',
  restored_one: 'The restored notebook has {{count, number}} file. The one that is open was not changed.',
  restored_other: 'The restored notebook has {{count, number}} files. The one that is open was not changed.',
  edited: {
    changed: '“{{name}}” was changed by another program.',
    marksChanged: 'The marks of “{{name}}” were changed by another program.',
    gone: 'Another program took the file of “{{name}}” away. Nothing was deleted here: put the file back, or bring it back from a backup.',
    found_one: '“{{name}}” was laid among the notes as Markdown and is a note now.',
    found_other: '{{count, number}} files of Markdown were laid among the notes and are notes now.',
    foundChange: 'Notes from Markdown',
    note: 'A note',
    annotations: 'An article',
    document: 'An article',
    decisions: 'Decisions on entities',
    reviews: 'Reviews',
    list: { collections: 'Collections', searches: 'Kept searches', colors: 'Names of the colours' },
  },
  engine: {
    again: 'Search and recognition stopped and were started anew. Nothing was lost; what you ask meanwhile is answered in a moment.',
    gone: 'Search and recognition stopped and cannot be started. Everything you wrote is safe in the vault: close Almagest and open it again.',
  },
} as const;
