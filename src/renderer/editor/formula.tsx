/** A formula as it reads, and its TeX while it is written: a click or Enter opens the field, Enter or leaving it takes it. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { $getNodeByKey } from 'lexical';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mathml } from '../../core/notes/mathml';
import { $isFormulaNode } from './nodes/formula-node';
import { $isPartNode } from './nodes/part-node';
import { purifyFormula } from './purify';
import './formula.css';

interface Properties {
  readonly nodeKey: string;
  readonly tex: string;
}

function Shown({ tex, display }: { readonly tex: string; readonly display: boolean }) {
  const self = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => self.current?.replaceChildren(purifyFormula(mathml(tex, display))), [tex, display]);
  return <span ref={self} className="formula-shown" />;
}

function Formula({ nodeKey, tex, display }: Properties & { readonly display: boolean }) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const [selected] = useLexicalNodeSelection(nodeKey);
  const [draft, setDraft] = useState<string | null>(tex === '' ? '' : null);
  const leave = (written: string | null) => {
    setDraft(null);
    if (written === null || written === tex) return;
    editor.update(() => {
      const node = $getNodeByKey(nodeKey);
      if ($isFormulaNode(node)) node.setTex(written);
      if ($isPartNode(node)) node.setPart({ type: 'math', tex: written });
    });
  };
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') leave(null);
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || (display && event.shiftKey)) return;
    event.preventDefault();
    leave(draft);
    editor.focus();
  };
  if (draft !== null) {
    const field = { className: 'formula-field', 'aria-label': t('formula.field'), placeholder: t('formula.hint'), value: draft, autoFocus: true, onBlur: () => leave(draft), onKeyDown: onKey };
    return display ? (
      <textarea {...field} rows={Math.max(2, draft.split('\n').length)} onChange={(event) => setDraft(event.target.value)} />
    ) : (
      <input {...field} type="text" size={Math.max(8, draft.length)} onChange={(event) => setDraft(event.target.value)} />
    );
  }
  return (
    <button type="button" className="formula" data-display={display || undefined} data-selected={selected || undefined} aria-label={t('formula.edit', { tex })} disabled={!editor.isEditable()} onClick={() => setDraft(tex)}>
      {tex.trim() === '' ? t('formula.empty') : <Shown tex={tex} display={display} />}
    </button>
  );
}

export const FormulaBlock = (properties: Properties) => <Formula {...properties} display />;
export const FormulaInLine = (properties: Properties) => <Formula {...properties} display={false} />;
