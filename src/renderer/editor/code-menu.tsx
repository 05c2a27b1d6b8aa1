/** The language of the code block at the caret. */
import { $isCodeNode } from '@lexical/code';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $findMatchingParent, $getSelection, $isRangeSelection } from 'lexical';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

/** Those offered; any other that a note names is kept and shown. */
const languages = ['bash', 'c', 'cpp', 'csharp', 'css', 'diff', 'go', 'java', 'javascript', 'json', 'kotlin', 'lua', 'markdown', 'php', 'python', 'r', 'ruby', 'rust', 'sql', 'swift', 'typescript', 'xml', 'yaml'] as const;

export function CodeMenu({ language }: { readonly language: string | null }) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const choose = (next: string) => {
    editor.update(() => {
      const selection = $getSelection();
      const node = $isRangeSelection(selection) ? $findMatchingParent(selection.anchor.getNode(), $isCodeNode) : null;
      node?.setLanguage(next === 'plain' ? null : next);
    });
    editor.focus();
  };
  const known = languages.find((each) => each === language);
  return (
    <MenuTrigger>
      <Button className="editor-block-button" aria-label={t('code.label')}>
        <span>{language === null ? t('code.plain') : known ? t(`code.${known}`) : language}</span>
      </Button>
      <Popover className="editor-menu editor-code-menu" placement="bottom start" offset={4}>
        <Menu className="editor-menu-items" aria-label={t('code.label')} selectionMode="single" selectedKeys={[language ?? 'plain']} disallowEmptySelection onAction={(key) => choose(String(key))}>
          {(['plain', ...languages] as const).map((each) => (
            <MenuItem key={each} id={each} className="editor-menu-item">
              {t(`code.${each}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
