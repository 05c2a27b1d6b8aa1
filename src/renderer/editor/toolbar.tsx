/** Formatting in one row: the kind of block, the marks, links and lists. Arrow keys move along it. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection } from 'lexical';
import { AtSign, ChevronDown, List, ListChecks, Quote, Table, type LucideIcon } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SIZE_COLUMN } from './column-handles';
import { CodeMenu } from './code-menu';
import { blockKinds, setBlock, type BlockKind } from './formats';
import { LinkField } from './link-field';
import { MarkButtons } from './mark-buttons';
import { OutlineMenu } from './outline-menu';
import './toolbar.css';
import { $changeTable, tableActs, type TableAct } from './table-blocks';
import { useFormats } from './use-formats';
import { WordsField } from './words-field';

const blocks: readonly (readonly ['bullet' | 'check' | 'quote', LucideIcon])[] = [
  ['bullet', List],
  ['check', ListChecks],
  ['quote', Quote],
];

export function EditorToolbar() {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const formats = useFormats();
  const setKind = (kind: BlockKind) => {
    setBlock(editor, kind);
    editor.focus();
  };
  /** Asks for a link as if it had been typed. */
  const ask = () => {
    editor.update(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      selection.insertText(/\S$/.test(selection.anchor.getNode().getTextContent().slice(0, selection.anchor.offset)) ? ' [[' : '[[');
    });
    editor.focus();
  };
  return (
    <Toolbar className="editor-toolbar" aria-label={t('toolbar.label')}>
      <BlockMenu kind={formats.block} onChoose={setKind} />
      {formats.block === 'code' ? <CodeMenu language={formats.language} /> : <MarkButtons active={formats.marks} />}
      {formats.reference ? <WordsField link={formats.reference} /> : <LinkField url={formats.url} />}
      <Button className="editor-tool" aria-label={t('toolbar.reference')} onPress={ask}>
        <AtSign size={15} strokeWidth={1.75} aria-hidden />
      </Button>
      {blocks.map(([kind, Icon]) => (
        <ToggleButton key={kind} className="editor-tool editor-tool-wide" aria-label={t(`toolbar.${kind}`)} isSelected={formats.block === kind} onChange={() => setKind(kind)}>
          <Icon size={15} strokeWidth={1.75} aria-hidden />
        </ToggleButton>
      ))}
      {formats.table ? <TableMenu /> : null}
      <OutlineMenu />
    </Toolbar>
  );
}

/** What can be done with the table at the caret. */
function TableMenu() {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  return (
    <MenuTrigger>
      <Button className="editor-tool" aria-label={t('table.label')}>
        <Table size={15} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="editor-menu" placement="bottom end" offset={4}>
        <Menu
          className="editor-menu-items"
          aria-label={t('table.label')}
          onAction={(key) => {
            const act = key as TableAct;
            if (act === 'columnWidth') return void editor.dispatchCommand(SIZE_COLUMN, undefined);
            editor.update(() => $changeTable(act));
            editor.focus();
          }}
        >
          {tableActs.map((act) => (
            <MenuItem key={act} id={act} className="editor-menu-item">
              {t(`table.${act}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function BlockMenu({ kind, onChoose }: { readonly kind: BlockKind; readonly onChoose: (kind: BlockKind) => void }) {
  const { t } = useTranslation('editor');
  return (
    <MenuTrigger>
      <Button className="editor-block-button" aria-label={`${t('toolbar.block')}: ${t(`block.${kind}`)}`}>
        <span>{t(`block.${kind}`)}</span>
        <ChevronDown size={13} strokeWidth={2} aria-hidden />
      </Button>
      <Popover className="editor-menu" placement="bottom start" offset={4}>
        <Menu
          className="editor-menu-items"
          aria-label={t('toolbar.block')}
          selectionMode="single"
          selectedKeys={[kind]}
          disallowEmptySelection
          onAction={(key) => onChoose(key as BlockKind)}
        >
          {blockKinds.map((each) => (
            <MenuItem key={each} id={each} className={`editor-menu-item editor-menu-${each}`}>
              {t(`block.${each}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
