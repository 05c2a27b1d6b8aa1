/** Narrows the marks list by text, colour, kind and tag, and orders it; says how many are left. */
import { ArrowDownUp, Bookmark, Highlighter, History, ListFilter, MessageSquare, Palette, Underline, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MenuItem, Separator, ToggleButton } from 'react-aria-components';
import { annotationColors, markStyles } from '../../core/annotations/annotation';
import type { AnchoredAnnotation } from '../../shared/contract';
import { useColorNames } from '../state/colors';
import { useDocuments } from '../state/documents';
import { setPanel } from '../state/panel';
import { openMarksVersions } from '../state/versions';
import { MenuButton } from '../ui/menu-button';
import { FromMarksMenu } from './from-marks-menu';
import { isNarrowed, marksOrders, noFilter, type MarksFilter, type MarksOrder } from './marks';

const kinds = { highlight: Highlighter, underline: Underline, bookmark: Bookmark } as const;

interface Properties {
  readonly filter: MarksFilter;
  readonly tags: readonly string[];
  /** Those that are left. */
  readonly shown: readonly AnchoredAnnotation[];
  readonly count: number;
  readonly onChange: (filter: MarksFilter) => void;
  readonly order: MarksOrder;
  readonly onOrder: (order: MarksOrder) => void;
}

function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function VersionsItem() {
  const { t } = useTranslation('annotations');
  const document = useDocuments((state) => state.open?.document);
  return (
    <MenuItem isDisabled={document === undefined} onAction={() => document && void openMarksVersions(document.id, document.title)}>
      <History size={15} strokeWidth={1.75} aria-hidden />
      {t('versions')}
    </MenuItem>
  );
}

function OrderMenu({ order, onOrder }: Pick<Properties, 'order' | 'onOrder'>) {
  const { t } = useTranslation('annotations');
  return (
    <MenuButton icon={ArrowDownUp} label={t('order.label')}>
      {marksOrders.map((each) => (
        <MenuItem key={each} textValue={t(`order.${each}`)} aria-current={each === order} className="menu-item-checked" data-checked={each === order} onAction={() => onOrder(each)}>
          {t(`order.${each}`)}
        </MenuItem>
      ))}
      <Separator />
      <MenuItem onAction={() => setPanel('colors')}>
        <Palette size={15} strokeWidth={1.75} aria-hidden />
        {t('namesOpen')}
      </MenuItem>
      <VersionsItem />
    </MenuButton>
  );
}

export function MarksFilterBar({ filter, tags, shown, count, onChange, order, onOrder }: Properties) {
  const { t } = useTranslation('annotations');
  const names = useColorNames();
  const narrowed = isNarrowed(filter);
  return (
    <div className="marks-filter" role="group" aria-label={t('filter')}>
      <label className="marks-filter-text">
        <ListFilter size={15} strokeWidth={1.75} aria-hidden />
        <input value={filter.text} aria-label={t('filterText')} placeholder={t('filterText')} onChange={(event) => onChange({ ...filter, text: event.target.value })} />
      </label>
      <div className="marks-filter-colors">
        {annotationColors.map((color) => (
          <ToggleButton
            key={color}
            className="color-dot"
            aria-label={t('only', { color: names[color] })}
            isSelected={filter.colors.has(color)}
            onChange={() => onChange({ ...filter, colors: toggled(filter.colors, color) })}
          >
            <span className="color-spot" data-color={color} />
          </ToggleButton>
        ))}
        {markStyles.map((style) => {
          const Icon = kinds[style];
          return (
            <ToggleButton key={style} className="marks-filter-kind" aria-label={t(`onlyStyle.${style}`)} isSelected={filter.styles.has(style)} onChange={() => onChange({ ...filter, styles: toggled(filter.styles, style) })}>
              <Icon size={15} strokeWidth={1.75} aria-hidden />
            </ToggleButton>
          );
        })}
        <ToggleButton className="marks-filter-kind" aria-label={t('onlyCommented')} isSelected={filter.commented} onChange={(commented) => onChange({ ...filter, commented })}>
          <MessageSquare size={15} strokeWidth={1.75} aria-hidden />
        </ToggleButton>
        <span className="marks-filter-space" />
        <FromMarksMenu marks={shown} />
        <OrderMenu order={order} onOrder={onOrder} />
      </div>
      {tags.length === 0 ? null : (
        <div className="marks-filter-tags">
          {tags.slice(0, 20).map((tag) => (
            <ToggleButton
              key={tag}
              className="marks-filter-tag"
              isSelected={filter.tags.has(tag)}
              onChange={() => onChange({ ...filter, tags: toggled(filter.tags, tag) })}
            >
              {tag}
            </ToggleButton>
          ))}
        </div>
      )}
      {narrowed ? (
        <p className="marks-filter-count">
          <span role="status">{t('filtered', { shown: shown.length, count })}</span>
          <button type="button" className="marks-filter-clear" onClick={() => onChange(noFilter)}>
            <X size={13} strokeWidth={2} aria-hidden />
            {t('filterClear')}
          </button>
        </p>
      ) : null}
    </div>
  );
}
