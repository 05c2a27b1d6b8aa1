/** The words of a link inside the vault: the writer's own, or the name of what it leads to, which they then follow. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getNodeByKey } from 'lexical';
import { PencilLine } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button, Dialog, DialogTrigger, Form, Input, Label, Popover, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Formats } from './formats';
import { useEditorHost } from './host';
import { $isReferenceNode } from './nodes/reference-node';

type Chip = NonNullable<Formats['reference']>;

export function WordsField({ link }: { readonly link: Chip }) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const host = useEditorHost();
  const target = () =>
    editor.read(() => {
      const node = $getNodeByKey(link.key);
      return $isReferenceNode(node) ? node.getTarget() : null;
    });
  /** @param words empty for the target's name. */
  const set = async (words: string) => {
    const asked = words === '' ? target() : null;
    const [state] = asked ? await host.resolve([asked]) : [];
    const text = words === '' ? (state?.name ?? '') : words;
    editor.update(() => {
      const node = $getNodeByKey(link.key);
      if ($isReferenceNode(node) && text !== '') node.setWords(text, words === '');
    });
    editor.focus();
  };
  return (
    <DialogTrigger>
      <Button className="editor-tool" aria-label={t('words.title')}>
        <PencilLine size={15} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="editor-menu" placement="bottom" offset={4}>
        <Dialog className="editor-link" aria-label={t('words.title')}>
          {({ close }) => (
            <WordsForm
              link={link}
              onSet={(words) => {
                close();
                void set(words);
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function WordsForm({ link, onSet }: { readonly link: Chip; readonly onSet: (words: string) => void }) {
  const { t } = useTranslation('editor');
  const [typed, setTyped] = useState(link.text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSet(typed.trim());
  };
  return (
    <Form className="editor-link-form" onSubmit={submit}>
      <TextField value={typed} onChange={setTyped} autoFocus>
        <Label>{t(link.named ? 'words.follows' : 'words.own')}</Label>
        <Input maxLength={1000} />
      </TextField>
      <div className="editor-link-acts">
        <Button type="submit" className="editor-link-save">
          {t('words.save')}
        </Button>
        {link.named ? null : <Button onPress={() => onSet('')}>{t('words.name')}</Button>}
      </div>
    </Form>
  );
}
