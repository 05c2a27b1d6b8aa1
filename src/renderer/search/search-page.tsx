/** The search page: the field with its filters, one ranked list over everything, and the chosen hit read beside it. */
import { Bookmark, BookOpenText, Search as SearchIcon } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import './search-page.css';
import type { SearchAnswer } from '../../core/search/hit';
import { goBack, isListOpen, usePlace } from '../state/place';
import { followSearchPage, lookAt, moveTo, openFromPage, setGrouped, toggleInPage, typeInPage, useSearchPage } from '../state/search-page';
import { keepSearch, removeSearch, savedAs, useSavedSearches } from '../state/saved-searches';
import { useVault } from '../state/vault';
import { IconButton } from '../ui/icon-button';
import { Chips } from './chips';
import { Hints } from './hints';
import { Preview } from './preview';
import { Results, rowId } from './results';
import { firstChoice, isChoice, rowsOf, stepFrom, type Chosen, type Row } from './rows';
import { Said } from './said';
import { Teach } from './teach';

/** Milliseconds a hit stays chosen before its text is asked for: while somebody types, no preview comes in the way of the answers. */
const CALM = 80;
/** Rows that Page Down passes over. */
const PAGE = 8;

interface Shown {
  readonly rows: readonly Row[];
  readonly chosen: Chosen | null;
}

function useShown(): Shown {
  const { answer, moved } = useSearchPage();
  const rows = useMemo(() => (answer ? rowsOf(answer) : []), [answer]);
  const byHand = rows.filter(isChoice).find(({ key }) => key === moved);
  return { rows, chosen: byHand ?? (answer ? firstChoice(answer, rows) : null) };
}

/** Takes an offer for the query, or opens a hit; those in `rows` can be walked through then. */
function take(row: Chosen, rows: readonly Row[]): void {
  if (row.kind === 'hit') openFromPage(row.hit, rows.flatMap((one) => (one.kind === 'hit' ? [one.hit] : [])));
  else typeInPage(row.text);
}

const choose = (row: Chosen): void => moveTo(row.key);

export default function SearchPage() {
  const { t } = useTranslation('search');
  const { text, answer, answered } = useSearchPage();
  const listOpen = usePlace(isListOpen);
  const { rows, chosen } = useShown();
  const hit = chosen?.kind === 'hit' ? chosen.hit : null;
  const takeRow = useCallback((row: Chosen) => take(row, rows), [rows]);
  useEffect(followSearchPage, []);
  useEffect(() => {
    const timer = setTimeout(() => void lookAt(hit), CALM);
    return () => clearTimeout(timer);
  }, [hit]);
  return (
    <section className="search-page" aria-label={t('page.title')} aria-busy={text.trim() !== '' && answered !== text}>
      <h1 className="visually-hidden">{t('page.title')}</h1>
      <Field rows={rows} chosen={chosen} />
      {answer && !listOpen ? <Chips text={answered} answer={answer} onToggle={toggleInPage} /> : null}
      <Hints hints={answer?.hints ?? []} />
      {text.trim() === '' ? <Teach onTake={typeInPage} /> : null}
      {answer && rows.length === 0 && text.trim() !== '' ? <p className="empty search-nothing">{t('page.nothing', { text: text.slice(0, 80) })}</p> : null}
      {answer && rows.length > 0 ? (
        <div className="search-body">
          <Results rows={rows} chosen={chosen?.key ?? null} onChoose={choose} onTake={takeRow} />
          <Preview hit={hit} onOpen={() => (chosen ? take(chosen, rows) : undefined)} />
        </div>
      ) : null}
      <Said />
    </section>
  );
}

function Field({ rows, chosen }: Shown) {
  const { t } = useTranslation('search');
  const { text, answer, answered, grouped, asked } = useSearchPage();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  const step = (by: number) => {
    const next = stepFrom(rows, chosen?.key ?? null, by);
    if (next) moveTo(next.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (!act(event, { step, chosen, rows, current: answered === text ? answer : null })) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const at = rows.findIndex((row) => row.key === chosen?.key);
  return (
    <header className="search-head">
      <label className="filter search-field">
        <SearchIcon size={16} strokeWidth={1.75} aria-hidden />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('page.field')}
          aria-expanded={rows.length > 0}
          aria-controls="search-results"
          aria-autocomplete="list"
          {...(at < 0 ? {} : { 'aria-activedescendant': rowId(at) })}
          placeholder={t('placeholder')}
          value={text}
          spellCheck={false}
          onChange={(event) => typeInPage(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <Count answer={answer} />
      <Keep />
      <IconButton icon={BookOpenText} label={t('page.grouped')} pressed={grouped} onPress={() => setGrouped(!grouped)} />
    </header>
  );
}

/** Keeps the search, or lets go of it again. */
function Keep() {
  const { t } = useTranslation('search');
  const text = useSearchPage((page) => page.text);
  const saved = useSavedSearches(({ list }) => savedAs(list, text));
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  if (readOnly || text.trim() === '') return null;
  const onPress = () => void (saved ? removeSearch(saved) : keepSearch(text));
  return <IconButton icon={Bookmark} label={saved ? t('page.saved') : t('page.save')} pressed={saved !== null} onPress={onPress} />;
}

interface Keys extends Shown {
  readonly step: (by: number) => void;
  /** The answer to what stands in the field; `null` while it is on its way. */
  readonly current: SearchAnswer | null;
}

/** Acts on a key of the field; answers whether it was one. */
function act(event: KeyboardEvent, { step, chosen, rows, current }: Keys): boolean {
  const [completion] = current?.completions ?? [];
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'ArrowDown') step(1);
  else if (event.key === 'ArrowUp') step(-1);
  else if (event.key === 'PageDown') step(PAGE);
  else if (event.key === 'PageUp') step(-PAGE);
  else if (event.key === 'Enter' && chosen) take(chosen, rows);
  else if (event.key === 'Tab' && !event.shiftKey && completion) typeInPage(completion.text);
  else if (event.key === 'Escape') goBack();
  else return false;
  return true;
}

function Count({ answer }: { readonly answer: SearchAnswer | null }) {
  const { t } = useTranslation('search');
  if (!answer) return null;
  const articles = answer.groups ? ` ${t('page.groups', { count: answer.groups.total })}` : '';
  return <span className="search-count">{t('page.count', { count: answer.total }) + articles}</span>;
}
