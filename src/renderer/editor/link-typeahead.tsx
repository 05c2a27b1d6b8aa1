/** `[[` and `@` offer what the vault holds, in a list under the caret. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getNodeByKey, $isTextNode, COMMAND_PRIORITY_CRITICAL, KEY_ARROW_DOWN_COMMAND, KEY_ARROW_UP_COMMAND, KEY_ENTER_COMMAND, KEY_ESCAPE_COMMAND, KEY_TAB_COMMAND } from 'lexical';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkSuggestion } from '../../shared/contract';
import { useEditorHost } from './host';
import { SuggestionList, type Offer } from './suggestion-list';
import { $insertReference, $linkQuery, type LinkQuery } from './suggestions';

/** What is offered for a query: the suggestions and, where `[[` fits none exactly, a new note of that name. */
function offersFor(query: LinkQuery, found: readonly LinkSuggestion[]): readonly Offer[] {
  const title = query.text.trim();
  const known = found.some(({ name }) => name.toLowerCase() === title.toLowerCase());
  const create: readonly Offer[] = query.trigger === '[[' && title !== '' && !known ? [{ kind: 'create', title }] : [];
  return [...found.map((suggestion): Offer => ({ kind: 'link', suggestion })), ...create];
}

const sameStart = (left: LinkQuery | null, right: LinkQuery | null) => left?.key === right?.key && left?.start === right?.start;

/** The query at the caret, until Escape sends it away. */
function useQuery() {
  const [editor] = useLexicalComposerContext();
  const [query, setQuery] = useState<LinkQuery | null>(null);
  const dismissed = useRef<LinkQuery | null>(null);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const now = editorState.read($linkQuery);
        if (!sameStart(now, dismissed.current)) dismissed.current = null;
        const next = dismissed.current ? null : now;
        setQuery((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      }),
    [editor],
  );
  const dismiss = useCallback(() => {
    dismissed.current = editor.read($linkQuery);
    setQuery(null);
  }, [editor]);
  return { query, dismiss };
}

/** Suggestions of the newest query; older answers that come late are dropped. */
function useOffers(query: LinkQuery | null): { readonly offers: readonly Offer[]; readonly fresh: boolean } {
  const host = useEditorHost();
  const [answer, setAnswer] = useState<{ readonly text: string; readonly found: readonly LinkSuggestion[] } | null>(null);
  const text = query?.text ?? null;
  useEffect(() => {
    if (text === null) return setAnswer(null);
    let late = false;
    void host.suggest(text).then((found) => {
      if (!late) setAnswer({ text, found });
    });
    return () => {
      late = true;
    };
  }, [host, text]);
  return { offers: query && answer ? offersFor(query, answer.found) : [], fresh: answer?.text === text };
}

export function LinkTypeahead() {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const host = useEditorHost();
  const id = useId();
  const { query, dismiss } = useQuery();
  const { offers, fresh } = useOffers(query);
  const [active, setActive] = useState(0);
  const [said, say] = useState('');
  const open = query !== null && offers.length > 0;
  const index = Math.min(active, offers.length - 1);
  useEffect(() => setActive(0), [query?.text, query?.key]);

  const choose = useCallback(
    async (offer: Offer) => {
      if (!query) return;
      dismiss();
      const target = offer.kind === 'link' ? offer.suggestion.target : await host.createNote(offer.title);
      if (!target) return;
      const name = offer.kind === 'link' ? offer.suggestion.name : offer.title;
      editor.update(() => {
        const node = $getNodeByKey(query.key);
        if ($isTextNode(node) && node.getTextContentSize() >= query.end) $insertReference(node, query, target, name);
      });
      editor.focus();
      say(t('suggest.linked', { name }));
    },
    [dismiss, editor, host, query, t],
  );

  useEffect(() => {
    if (!open) return;
    const act = (run: () => void) => (event: KeyboardEvent | null) => {
      // While a word is being composed its keys belong to the input method.
      if (event === null || event.isComposing || editor.isComposing()) return false;
      event.preventDefault();
      event.stopPropagation();
      run();
      return true;
    };
    const step = (by: number) => setActive((index + by + offers.length) % offers.length);
    const chosen = async () => {
      // Who types faster than the answer comes means the words, not the list that still stands there.
      const [offer] = fresh || index > 0 ? offers.slice(index) : offersFor(query, await host.suggest(query.text));
      if (offer) await choose(offer);
    };
    const stops = [
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, act(() => step(1)), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, act(() => step(-1)), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ENTER_COMMAND, act(() => void chosen()), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_TAB_COMMAND, act(() => void chosen()), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ESCAPE_COMMAND, act(dismiss), COMMAND_PRIORITY_CRITICAL),
    ];
    return () => stops.forEach((stop) => stop());
  }, [choose, dismiss, editor, fresh, host, index, offers, open, query]);

  useEffect(() => {
    if (!query?.closed || !fresh) return;
    const exact = offers.find((offer) => offer.kind === 'link' && offer.suggestion.name.toLowerCase() === query.text.trim().toLowerCase());
    if (exact) void choose(exact);
  }, [choose, fresh, offers, query]);

  useEffect(() => {
    const root = editor.getRootElement();
    if (!open || !root) return;
    root.setAttribute('aria-autocomplete', 'list');
    root.setAttribute('aria-controls', id);
    root.setAttribute('aria-activedescendant', `${id}-${String(index)}`);
    return () => ['aria-autocomplete', 'aria-controls', 'aria-activedescendant'].forEach((name) => root.removeAttribute(name));
  }, [editor, id, index, open]);

  return (
    <>
      <span className="visually-hidden" role="status">
        {open ? t('suggest.count', { count: offers.length }) : said}
      </span>
      {open ? <SuggestionList id={id} query={query} offers={offers} active={index} onPoint={setActive} onChoose={(offer) => void choose(offer)} onLeave={dismiss} /> : null}
    </>
  );
}
