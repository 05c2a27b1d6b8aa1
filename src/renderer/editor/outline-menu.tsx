/** The headings of the note as a menu: a long note is crossed in two steps. */
import { $isHeadingNode } from '@lexical/rich-text';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getNodeByKey, $getRoot, $isElementNode, type LexicalNode } from 'lexical';
import { ListTree } from 'lucide-react';
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface Heading {
  readonly key: string;
  readonly text: string;
  readonly level: number;
}

/** Every heading in reading order, those inside boxes included. Call inside a read. */
export function $headings(): readonly Heading[] {
  const $under = (node: LexicalNode): Heading[] => {
    if ($isHeadingNode(node)) return [{ key: node.getKey(), text: node.getTextContent(), level: Number(node.getTag().slice(1)) }];
    return $isElementNode(node) ? node.getChildren().flatMap($under) : [];
  };
  return $getRoot().getChildren().flatMap($under);
}

export function OutlineMenu() {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const [headings, setHeadings] = useState<readonly Heading[]>([]);
  const top = Math.min(...headings.map(({ level }) => level));
  const go = (key: string) => {
    editor.getElementByKey(key)?.scrollIntoView({ block: 'start' });
    editor.update(() => {
      const node = $getNodeByKey(key);
      if ($isElementNode(node)) node.selectStart();
    });
    editor.focus();
  };
  return (
    <MenuTrigger onOpenChange={(open) => (open ? setHeadings(editor.read($headings)) : undefined)}>
      <Button className="editor-tool editor-tool-end" aria-label={t('toolbar.outline')}>
        <ListTree size={15} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="editor-menu editor-outline" placement="bottom end" offset={4}>
        <Menu
          className="editor-menu-items"
          aria-label={t('toolbar.outline')}
          items={headings}
          onAction={(key) => go(String(key))}
          renderEmptyState={() => <p className="editor-outline-empty">{t('outlineEmpty')}</p>}
        >
          {({ key, text, level }: Heading) => (
            <MenuItem id={key} className="editor-menu-item editor-outline-item" textValue={text} style={{ paddingInlineStart: `${String(8 + (level - top) * 14)}px` }}>
              {text.trim() === '' ? t(`block.h${level as 1 | 2 | 3 | 4 | 5 | 6}`) : text}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
