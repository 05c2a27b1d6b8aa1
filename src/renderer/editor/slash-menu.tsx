/** `/` at the beginning of a line or after a space offers what can be put there. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { LexicalTypeaheadMenuPlugin, MenuOption } from '@lexical/react/LexicalTypeaheadMenuPlugin';
import { $isTextNode, type TextNode } from 'lexical';
import { useCallback, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { blockKinds, setBlock, type BlockKind } from './formats';
import './suggestion-list.css';

class KindOption extends MenuOption {
  constructor(
    readonly kind: BlockKind,
    readonly name: string,
  ) {
    super(kind);
  }
}

const slash = /(?:^|\s)\/(\p{L}{0,20})$/u;

/** What was typed after the slash before the caret. */
export function slashQuery(before: string): { readonly leadOffset: number; readonly matchingString: string; readonly replaceableString: string } | null {
  const found = slash.exec(before);
  const typed = found?.[1];
  return found && typed !== undefined ? { leadOffset: before.length - typed.length - 1, matchingString: typed, replaceableString: `/${typed}` } : null;
}

/** Takes what was typed for the menu out of the text: `node` is what the menu knew of it, and who types fast has typed more. */
function $takeTyped(node: TextNode | null): void {
  const before = node?.getPreviousSibling();
  if (node && $isTextNode(before)) {
    const text = before.getTextContent();
    const query = slashQuery(text + node.getTextContent());
    if (query?.leadOffset === 0) before.remove();
    else if (query && query.leadOffset < text.length) before.setTextContent(text.slice(0, query.leadOffset));
  }
  node?.remove();
}

export function SlashMenu() {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const [typed, setTyped] = useState<string | null>(null);
  const options = useMemo(() => {
    const wanted = (typed ?? '').toLocaleLowerCase();
    const all = blockKinds.map((kind) => new KindOption(kind, t(`block.${kind}`)));
    return all.filter(({ kind, name }) => kind.startsWith(wanted) || name.toLocaleLowerCase().includes(wanted));
  }, [t, typed]);
  const choose = useCallback(
    (option: KindOption, node: TextNode | null, close: () => void) => {
      editor.update(() => {
        $takeTyped(node);
        close();
      });
      setBlock(editor, option.kind);
    },
    [editor],
  );
  return (
    <LexicalTypeaheadMenuPlugin<KindOption>
      onQueryChange={setTyped}
      onSelectOption={choose}
      triggerFn={slashQuery}
      options={options}
      menuRenderFn={(anchor, { selectedIndex, selectOptionAndCleanUp, setHighlightedIndex }) =>
        anchor.current === null || options.length === 0
          ? null
          : createPortal(
              <div className="suggestions suggestions-slash" role="listbox" aria-label={t('slash')}>
                {options.map((option, index) => (
                  <div
                    key={option.key}
                    id={`typeahead-item-${String(index)}`}
                    ref={option.setRefElement}
                    className="suggestion"
                    role="option"
                    tabIndex={-1}
                    aria-selected={selectedIndex === index}
                    onPointerMove={() => setHighlightedIndex(index)}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => selectOptionAndCleanUp(option)}
                  >
                    <span className="suggestion-name">{option.name}</span>
                  </div>
                ))}
              </div>,
              anchor.current,
            )
      }
    />
  );
}
