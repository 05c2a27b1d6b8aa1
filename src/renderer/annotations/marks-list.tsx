/** The marks of the open article, to go to, narrow, order, choose, change and delete. */
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { Highlighter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { sectionAt, shortHeading } from '../../core/documents/sections';
import type { AnchoredAnnotation, OpenDocument } from '../../shared/contract';
import { followAnnotations, removeMarks, useAnnotations } from '../state/annotations';
import { useColorNames } from '../state/colors';
import { useDocuments } from '../state/documents';
import { showMark } from '../state/passage';
import { MarkRow } from './mark-row';
import { filterMarks, noFilter, quoteOf, sortMarks, tagsInUse, type MarksOrder } from './marks';
import { MarksBulk } from './marks-bulk';
import { MarksFilterBar } from './marks-filter-bar';
import './color-dots.css';
import './mark-card.css';
import './marks-list.css';
import '../ui/chip-field.css';

/** A longer list draws only the rows in sight. */
const LONG = 200;

/** The ids to delete: the row that has the focus, with all that are chosen where it is one of them. A key pressed inside one of its buttons is not meant for it. */
function toDelete(event: KeyboardEvent, chosen: ReadonlySet<string>): readonly string[] {
  if (event.key !== 'Delete' && event.key !== 'Backspace') return [];
  const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[role="row"]') : null;
  const id = row?.dataset['key'];
  if (id === undefined) return [];
  return chosen.has(id) ? [...chosen] : [id];
}

function sectionOf({ structure }: OpenDocument, { annotation, anchor }: AnchoredAnnotation): string {
  const section = sectionAt(structure, (anchor.range ?? annotation.selectors.position).start);
  return section ? shortHeading(section) : '';
}

interface Item {
  readonly id: string;
  readonly mark: AnchoredAnnotation;
}

/** One item for each mark as long as it does not change, so that a change redraws one row and not ten thousand. */
const items = new WeakMap<AnchoredAnnotation, Item>();

function itemOf(mark: AnchoredAnnotation): Item {
  const item = items.get(mark) ?? { id: mark.annotation.id, mark };
  items.set(mark, item);
  return item;
}

interface RowsProperties {
  readonly open: OpenDocument;
  readonly marks: readonly AnchoredAnnotation[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function Rows({ open, marks, chosen, onChoose }: RowsProperties) {
  const { t } = useTranslation('annotations');
  const shown = useMemo(() => marks.map(itemOf), [marks]);
  const names = useColorNames();
  const textOf = (mark: AnchoredAnnotation) => `${names[mark.annotation.color]}: ${quoteOf(mark, open.text).slice(0, 80)}`;
  const list = (
    <GridList
      className="marks-rows"
      data-choosing={chosen.size > 0}
      aria-label={t('list')}
      items={shown}
      dependencies={[open]}
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={(keys) => onChoose(new Set(keys === 'all' ? marks.map(({ annotation }) => annotation.id) : [...keys].map(String)))}
      onAction={(key) => showMark(String(key))}
    >
      {({ id, mark }) => (
        <GridListItem id={id} className="mark-row" textValue={textOf(mark)}>
          <MarkRow mark={mark} text={open.text} section={sectionOf(open, mark)} />
        </GridListItem>
      )}
    </GridList>
  );
  if (marks.length <= LONG) return list;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 120 }}>
      {list}
    </Virtualizer>
  );
}

function Empty() {
  const { t } = useTranslation('annotations');
  return (
    <div className="marks-empty">
      <Highlighter size={22} strokeWidth={1.5} aria-hidden />
      <p>{t('empty')}</p>
      <p className="marks-empty-keys">{t('emptyKeys')}</p>
    </div>
  );
}

export function MarksList() {
  const { t } = useTranslation('annotations');
  useEffect(followAnnotations, []);
  const open = useDocuments((state) => state.open);
  const list = useAnnotations((state) => state.list);
  const [filter, setFilter] = useState(noFilter);
  const [order, setOrder] = useState<MarksOrder>('place');
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const marks = useMemo(() => sortMarks(list, order), [list, order]);
  const tags = useMemo(() => tagsInUse(list), [list]);
  const shown = useMemo(() => filterMarks(marks, filter, open?.text ?? ''), [marks, filter, open]);
  // What is not shown is not chosen: nothing is done to a mark that is out of sight.
  const chosenMarks = useMemo(() => shown.filter(({ annotation }) => wanted.has(annotation.id)), [shown, wanted]);
  const chosen = useMemo(() => new Set(chosenMarks.map(({ annotation }) => annotation.id)), [chosenMarks]);
  if (!open) return <p className="marks-empty">{t('noArticle')}</p>;
  if (list.length === 0) return <Empty />;
  const onKeyDown = (event: KeyboardEvent) => {
    const ids = toDelete(event, chosen);
    if (ids.length === 0) return;
    event.preventDefault();
    setWanted(new Set());
    void removeMarks(ids);
  };
  return (
    <div className="marks" data-keeps-focus onKeyDown={onKeyDown}>
      <MarksFilterBar filter={filter} tags={tags} shown={shown} count={list.length} onChange={setFilter} order={order} onOrder={setOrder} />
      {chosenMarks.length > 0 ? <MarksBulk chosen={chosenMarks} known={tags} onClear={() => setWanted(new Set())} /> : null}
      {shown.length === 0 ? <p className="marks-empty">{t('filteredNone')}</p> : <Rows open={open} marks={shown} chosen={chosen} onChoose={setWanted} />}
    </div>
  );
}
