/** The caret the keys move through the article: drawn by us, since the text is not editable. */
import { useEffect, useState } from 'react';
import { followSelection, readSelection } from './offsets';
import { letterBox } from './measure';
import { onSheet, useParts, useSetting } from './parts';
import { usePassage } from '../state/passage';
import type { Box } from './placement';
import './caret.css';

export function Caret() {
  const parts = useParts();
  const { turn } = useSetting();
  const shown = usePassage((state) => state.caret);
  const [box, setBox] = useState<(Box & { readonly after: boolean }) | null>(null);
  useEffect(() => {
    if (!shown) return;
    const place = () => {
      const selected = readSelection(parts.article);
      if (!selected) return setBox(null);
      const { focus } = selected;
      const after = parts.article.starts.includes(focus) ? false : parts.open.text.charAt(focus) === '\n' || focus === parts.open.text.length;
      const letter = letterBox(parts.article, after ? focus - 1 : focus);
      setBox(letter ? { ...onSheet(parts, letter), after } : null);
    };
    place();
    return followSelection(place);
  }, [parts, turn, shown]);
  if (!shown || !box) return null;
  return <div className="reader-caret" aria-hidden style={{ left: box.after ? box.right : box.left, top: box.top, height: box.bottom - box.top }} />;
}
