/** Class names the editor gives its nodes. */
import type { EditorThemeClasses } from 'lexical';

export const theme: EditorThemeClasses = {
  paragraph: 'editor-paragraph',
  heading: { h1: 'editor-h1', h2: 'editor-h2', h3: 'editor-h3', h4: 'editor-h4', h5: 'editor-h4', h6: 'editor-h4' },
  code: 'editor-code',
  hr: 'editor-rule',
  hrSelected: 'editor-rule-selected',
  link: 'editor-link-text',
  list: {
    ul: 'editor-bullets',
    ol: 'editor-numbers',
    checklist: 'editor-checks',
    listitem: 'editor-item',
    listitemChecked: 'editor-checked',
    listitemUnchecked: 'editor-unchecked',
    nested: { listitem: 'editor-nested' },
  },
  table: 'editor-table',
  tableCell: 'editor-cell',
  tableCellHeader: 'editor-cell-header',
  tableCellSelected: 'editor-cell-selected',
  tableScrollableWrapper: 'editor-table-scroll',
  text: {
    bold: 'editor-bold',
    italic: 'editor-italic',
    strikethrough: 'editor-strike',
    highlight: 'editor-highlight',
    subscript: 'editor-sub',
    superscript: 'editor-super',
    code: 'editor-inline-code',
  },
};
