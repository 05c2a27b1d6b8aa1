/** `[[` and `@` offer what the vault holds, in a list under the caret. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getNodeByKey, $isTextNode, COMMAND_PRIORITY_CRITICAL, HISTORY_PUSH_TAG, KEY_ARROW_DOWN_COMMAND, KEY_ARROW_UP_COMMAND, KEY_ENTER_COMMAND, KEY_ESCAPE_COMMAND, KEY_TAB_COMMAND } from 'lexical';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkSuggestion } from '../../shared/contract';
import { useEditorHost } from './host';
import { SuggestionList, type Offer } from './suggestion-list';
import { $insertReference, $linkQuery, type LinkQuery } from './suggestions';

/** What is offered for a query: the suggestions and, where none fits exactly, a new note or entity of that name. */
function offersFor({ text, trigger }: LinkQuery, found: readonly LinkSuggestion[]): readonly Offer[] {
  const name = text.trim();
  const known = found.some((each) => each.name.toLowerCase() === name.toLowerCase());
  const kinds = trigger === '[[' ? (['note', 'entity'] as const) : (['entity', 'note'] as const);
  const create = name === '' || known ? [] : kinds.map((what): Offer => ({ kind: 'create', what, name }));
  return [...found.map((suggestion): Offer => ({ kind: 'link', suggestion })), ...create];
}

/** An `@` that names nothing may stand for itself: Enter there is the writer's, and nothing is made of it unless it was chosen. */
const isUnbidden = (query: LinkQuery | null, offers: readonly Offer[]): boolean => query?.trigger === '@' && offers.every(({ kind }) => kind === 'create');

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
  const [moved, setActive] = useState<number | null>(null);
  const [said, say] = useState('');
  const open = query !== null && offers.length > 0;
  const index = Math.min(moved ?? (isUnbidden(query, offers) ? -1 : 0), offers.length - 1);
  useEffect(() => setActive(null), [query?.text, query?.key]);

  const choose = useCallback(
    async (offer: Offer) => {
      if (!query) return;
      dismiss();
      const target = offer.kind === 'link' ? offer.suggestion.target : await host.create[offer.what](offer.name);
      if (!target) return;
      const name = offer.kind === 'link' ? offer.suggestion.name : offer.name;
      editor.update(
        () => {
          const node = $getNodeByKey(query.key);
          if ($isTextNode(node) && node.getTextContentSize() >= query.end) $insertReference(node, query, target, name);
        },
        { tag: HISTORY_PUSH_TAG },
      );
      editor.focus();
      say(offer.kind === 'link' ? t('suggest.linked', { name }) : t(`suggest.created.${offer.what}`, { name }));
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
    const step = (by: number) => setActive(index < 0 ? (by > 0 ? 0 : offers.length - 1) : (index + by + offers.length) % offers.length);
    const chosen = async () => {
      // Who types faster than the answer comes means the words, not the list that still stands there.
      const now = fresh || index > 0 ? offers.slice(index) : offersFor(query, await host.suggest(query.text));
      if (now[0] && (moved !== null || !isUnbidden(query, now))) await choose(now[0]);
    };
    const take = (event: KeyboardEvent | null) => index >= 0 && act(() => void chosen())(event);
    const stops = [
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, act(() => step(1)), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, act(() => step(-1)), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ENTER_COMMAND, take, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_TAB_COMMAND, take, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ESCAPE_COMMAND, act(dismiss), COMMAND_PRIORITY_CRITICAL),
    ];
    return () => stops.forEach((stop) => stop());
  }, [choose, dismiss, editor, fresh, host, index, moved, offers, open, query]);

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
    if (index >= 0) root.setAttribute('aria-activedescendant', `${id}-${String(index)}`);
    return () => ['aria-autocomplete', 'aria-controls', 'aria-activedescendant'].forEach((name) => root.removeAttribute(name));
  }, [editor, id, index, open]);

  return (
    <>
      <span className="visually-hidden" role="status">
        {!open ? said : isUnbidden(query, offers) ? t('suggest.nothing', { name: query.text.trim() }) : t('suggest.count', { count: offers.length })}
      </span>
      {open ? <SuggestionList id={id} query={query} offers={offers} active={index} onPoint={setActive} onChoose={(offer) => void choose(offer)} onLeave={dismiss} /> : null}
    </>
  );
}
