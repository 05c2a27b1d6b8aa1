/** One box over everything: sections, marks, notes and entities while typing, and commands after `>`. */
import { Command as Menu } from 'cmdk';
import type { TFunction } from 'i18next';
import { Search as SearchIcon } from 'lucide-react';
import { memo, useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './palette.css';
import { toggleFilter } from '../../core/search/edit-query';
import type { Filter } from '../../core/search/filter';
import type { SearchAnswer } from '../../core/search/hit';
import { commands, type Command } from '../../shared/contract';
import { closeSearch, openHit, type, useSearch } from '../state/search';
import { runCommand } from '../commands';
import { Chips } from './chips';
import { Hints } from './hints';
import { Hit } from './hit';
import { Offers, offerOf } from './offers';
import { keyOfHit } from './rows';

export default function Palette() {
  const { t } = useTranslation('search');
  return (
    <ModalOverlay className="palette-scrim" isOpen isDismissable onOpenChange={(open) => !open && closeSearch()}>
      <Modal className="palette">
        <Dialog aria-label={t('title')} className="palette-dialog">
          <Box />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Box() {
  const { t } = useTranslation('search');
  const { text, answer, answered } = useSearch();
  const [moved, setMoved] = useState({ answer, to: '' });
  // Each answer begins at its best row, wherever the last one had been left.
  const chosen = moved.answer === answer && moved.to !== '' ? moved.to : firstChoice(answer);
  const input = useRef<HTMLInputElement>(null);
  const take = useCallback((next: string, stay = false) => {
    void type(next);
    if (!stay) input.current?.focus();
  }, []);
  const toggle = useCallback((filter: Filter, stay: boolean) => take(toggleFilter(useSearch.getState().text, filter), stay), [take]);
  useEffect(() => input.current?.select(), []);
  const commanding = text.startsWith('>');
  const total = answer?.total ?? 0;
  const shown = commandsFor(text, t);
  // A sentence is no option, so it stands outside the list.
  const message = commanding ? (shown.length === 0 ? t('noCommand', { filter: typedCommand(text) }) : null) : sentenceFor(text, answer, t);
  return (
    <Menu shouldFilter={false} loop label={t('title')} value={chosen} onValueChange={(to) => setMoved({ answer, to })}>
      <div className="palette-head">
        <SearchIcon size={20} strokeWidth={1.75} aria-hidden />
        <Menu.Input ref={input} value={text} onValueChange={(value) => void type(value)} placeholder={t('placeholder')} autoFocus onKeyDown={(event) => completeByKey(event, take)} />
        <output className="palette-count" aria-live="polite">
          {commanding || answer === null ? '' : t('results', { count: total, ms: Math.max(1, Math.round(answer.elapsedMs)) })}
        </output>
      </div>
      {commanding || answer === null ? null : <Chips text={answered} answer={answer} onToggle={toggle} />}
      <Hints hints={commanding ? [] : (answer?.hints ?? [])} />
      {message === null ? null : <p className="palette-empty">{message}</p>}
      <Menu.List className="palette-list" label={t('answers')} aria-busy={!commanding && text.trim() !== '' && answered !== text}>{commanding ? <Commands shown={shown} /> : <Hits onTake={take} />}</Menu.List>
      <footer className="palette-foot" aria-hidden>
        <span>
          <kbd>↑↓</kbd> {t('keys.move')}
        </span>
        <span>
          <kbd>↵</kbd> {t('keys.open')}
        </span>
        <span>
          <kbd>{t('keys.escape')}</kbd> {t('keys.close')}
        </span>
        <span>
          <kbd>&gt;</kbd> {t('keys.commands')}
        </span>
      </footer>
    </Menu>
  );
}

type Translate = TFunction<'search'>;

/** What stands in place of hits: how to ask, or that nothing answers. */
function sentenceFor(text: string, answer: SearchAnswer | null, t: Translate): string | null {
  if (text.trim() === '') return t('teach');
  return answer?.hits.length === 0 ? t('nothing', { text: text.slice(0, 80) }) : null;
}

const typedCommand = (text: string): string => text.slice(1).trim().toLowerCase();
const commandsFor = (text: string, t: Translate): Command[] =>
  commands.filter((command) => t(`commands.${command}` as const).toLowerCase().includes(typedCommand(text)));

/** The best hit, unless something else seems to be meant, or the value of a filter is being typed. */
function firstChoice(answer: SearchAnswer | null): string {
  if (answer?.didYouMean) return offerOf(answer.didYouMean);
  const [completion] = answer?.completions ?? [];
  if (completion && !completion.nameOnly) return offerOf(completion.text);
  const [hit] = answer?.hits ?? [];
  return hit ? keyOfHit(hit) : '';
}

/** Tab takes the first completion where there is one; otherwise it goes on to the chips as ever. */
function completeByKey(event: KeyboardEvent<HTMLInputElement>, take: (text: string) => void): void {
  const { text, answer, answered } = useSearch.getState();
  const [completion] = answered === text ? (answer?.completions ?? []) : [];
  if (event.key !== 'Tab' || event.shiftKey || !completion || text.startsWith('>')) return;
  event.preventDefault();
  // The dialog would go on to the next control all the same.
  event.stopPropagation();
  take(completion.text);
}

/** Follows the answer alone: a key that waits for its own draws nothing of the last one anew. */
const Hits = memo(function Hits({ onTake }: { readonly onTake: (text: string) => void }) {
  const answer = useSearch((search) => search.answer);
  return (
    <>
      {answer ? <Offers answer={answer} onTake={onTake} /> : null}
      {answer?.hits.map((hit) => (
        <Menu.Item key={keyOfHit(hit)} value={keyOfHit(hit)} className="palette-item" onSelect={() => openHit(hit)}>
          <Hit hit={hit} />
        </Menu.Item>
      ))}
    </>
  );
});

function Commands({ shown }: { readonly shown: readonly Command[] }) {
  const { t } = useTranslation('search');
  return (
    <>
      {shown.map((command) => (
        <Menu.Item
          key={command}
          value={command}
          className="palette-item palette-command"
          onSelect={() => {
            closeSearch();
            void type('');
            runCommand(command);
          }}
        >
          {t(`commands.${command}` as const)}
        </Menu.Item>
      ))}
    </>
  );
}
