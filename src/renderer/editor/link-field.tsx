/** The toolbar's web link: an address for the selected words, changed or taken away again. */
import { $createLinkNode, TOGGLE_LINK_COMMAND } from '@lexical/link';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $createTextNode, $getSelection, $isRangeSelection } from 'lexical';
import { Link } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button, Dialog, DialogTrigger, FieldError, Form, Input, Label, Popover, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { readAddress } from './addresses';
import { useEditorHost } from './host';

export function LinkField({ url }: { readonly url: string | null }) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const set = (address: string | null) => {
    editor.update(() => {
      const selection = $getSelection();
      if (address !== null && url === null && $isRangeSelection(selection) && selection.isCollapsed()) {
        selection.insertNodes([$createLinkNode(address).append($createTextNode(address.replace(/^(https?:\/\/|mailto:)/, '')))]);
      } else editor.dispatchCommand(TOGGLE_LINK_COMMAND, address);
    });
    editor.focus();
  };
  return (
    <DialogTrigger>
      <Button className="editor-tool" aria-label={t('toolbar.link')} aria-pressed={url !== null}>
        <Link size={15} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="editor-menu" placement="bottom" offset={4}>
        <Dialog className="editor-link" aria-label={t('link.title')}>
          {({ close }) => (
            <AddressForm
              url={url}
              onSet={(address) => {
                close();
                set(address);
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function AddressForm({ url, onSet }: { readonly url: string | null; readonly onSet: (address: string | null) => void }) {
  const { t } = useTranslation('editor');
  const host = useEditorHost();
  const [typed, setTyped] = useState(url ?? '');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = readAddress(typed);
    setWrong(address === null);
    if (address !== null) onSet(address);
  };
  return (
    <Form className="editor-link-form" validationBehavior="aria" onSubmit={submit}>
      <TextField value={typed} onChange={setTyped} isInvalid={wrong} autoFocus>
        <Label>{t('link.address')}</Label>
        <Input placeholder={t('link.hint')} spellCheck={false} />
        <FieldError>{t('link.wrong')}</FieldError>
      </TextField>
      <div className="editor-link-acts">
        <Button type="submit" className="editor-link-save">
          {t('link.save')}
        </Button>
        {url === null ? null : (
          <>
            <Button onPress={() => host.openUrl(url)}>{t('link.open')}</Button>
            <Button onPress={() => onSet(null)}>{t('link.remove')}</Button>
          </>
        )}
      </div>
    </Form>
  );
}
