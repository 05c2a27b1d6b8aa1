/** A comment as it reads: small Markdown drawn as elements of our own, so that nothing written in it becomes markup or script. */
import { useMemo, type ReactNode } from 'react';
import { fromMarkdown } from '../../core/notes/from-markdown';
import { plainText } from '../../core/notes/links';
import { inlineText } from '../../core/notes/plain-text';
import type { NoteBlock, NoteInline, NoteList, NoteText } from '../../core/notes/note';
import { openLink } from '../state/passage';
import { openTarget } from '../state/place';

const elements = { bold: 'strong', italic: 'em', strike: 's', highlight: 'mark', sub: 'sub', super: 'sup', code: 'code' } as const;

function words({ text, marks }: NoteText): ReactNode {
  return marks.reduceRight<ReactNode>((inner, mark) => {
    const Element = elements[mark];
    return <Element>{inner}</Element>;
  }, text);
}

const isOutside = (url: string): boolean => /^(?:https?:|mailto:)/i.test(url);

function inline(nodes: readonly NoteInline[]): ReactNode[] {
  return nodes.map((node, index) => {
    if (node.type === 'break') return <br key={index} />;
    if (node.type === 'text') return <span key={index}>{words(node)}</span>;
    if (node.type !== 'reference' && node.type !== 'link') return <span key={index}>{inlineText(node)}</span>;
    const follow = node.type === 'reference' ? () => void openTarget(node.target) : () => void openLink(node.url);
    const shown = node.type === 'reference' ? node.text : inline(node.children);
    if (node.type === 'link' && !isOutside(node.url)) return <span key={index}>{shown}</span>;
    return (
      <button key={index} type="button" role="link" className="comment-link" onClick={follow}>
        {shown}
      </button>
    );
  });
}

function list({ kind, start, items }: NoteList): ReactNode {
  const lines = items.map(({ checked, children, blocks }, index) => (
    <li key={index}>
      {checked === null ? null : checked ? '☑ ' : '☐ '}
      {inline(children)}
      {blocks.map((each, at) => (
        <div key={at}>{block(each)}</div>
      ))}
    </li>
  ));
  return kind === 'number' ? <ol start={start}>{lines}</ol> : <ul>{lines}</ul>;
}

function block(node: NoteBlock): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p>{inline(node.children)}</p>;
    case 'heading':
      return (
        <p>
          <strong>{inline(node.children)}</strong>
        </p>
      );
    case 'quote':
      return <blockquote>{node.blocks.map((each, index) => <div key={index}>{block(each)}</div>)}</blockquote>;
    case 'code':
      return <pre>{node.text}</pre>;
    case 'rule':
      return <hr />;
    case 'list':
      return list(node);
    default:
      return <p>{plainText({ blocks: [node] })}</p>;
  }
}

export default function CommentView({ comment }: { readonly comment: string }) {
  const tree = useMemo(() => fromMarkdown(comment), [comment]);
  return tree.blocks.map((each, index) => <div key={index}>{block(each)}</div>);
}
