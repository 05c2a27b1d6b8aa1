/** What is done with all the marks that were chosen in the list. */
import { Combine, Quote, Tag, Trash2, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, DialogTrigger, Popover, Toolbar } from 'react-aria-components';
import { inTextOrder } from '../../core/annotations/order';
import type { AnchoredAnnotation } from '../../shared/contract';
import { mergeMarks, removeMarks, updateMarks } from '../state/annotations';
import { quoteMarks, say } from '../state/passage';
import { ChipField } from '../ui/chip-field';
import { IconButton } from '../ui/icon-button';
import { ColorDots } from './color-dots';
import { tagsInUse } from './marks';
import './marks-bulk.css';

interface Properties {
  readonly chosen: readonly AnchoredAnnotation[];
  readonly known: readonly string[];
  readonly onClear: () => void;
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

/** Tags for all of them: what is added is added to each, what is taken away is taken from each. */
function BulkTags({ ids, chosen, known }: { readonly ids: readonly string[]; readonly chosen: Properties['chosen']; readonly known: readonly string[] }) {
  const { t } = useTranslation('annotations');
  const all = tagsInUse(chosen);
  const change = (tags: readonly string[]) => {
    const gone = new Set(all.filter((tag) => !tags.includes(tag)));
    const came = tags.filter((tag) => !all.includes(tag));
    void updateMarks(ids, ({ annotation }) => ({ tags: union(annotation.tags.filter((tag) => !gone.has(tag)), came) }));
  };
  return (
    <DialogTrigger>
      <Button className="icon-button icon-button-small" aria-label={t('tags')}>
        <Tag size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Dialog className="marks-bulk-tags" aria-label={t('tags')}>
          <ChipField chips={all} known={known} label={t('tags')} placeholder={t('tagsHint')} removeLabel={(tag) => t('tagRemove', { tag })} onChange={change} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

export function MarksBulk({ chosen, known, onClear }: Properties) {
  const { t } = useTranslation('annotations');
  const ids = useMemo(() => inTextOrder(chosen).map(({ annotation }) => annotation.id), [chosen]);
  const [merging, setMerging] = useState(false);
  const merge = async () => {
    setMerging(true);
    const fewer = await mergeMarks(ids);
    setMerging(false);
    if (fewer > 0) say(t('merged', { count: fewer + 1 }));
    if (fewer > 0) onClear();
  };
  const remove = () => {
    onClear();
    void removeMarks(ids);
  };
  return (
    <Toolbar className="marks-bulk" aria-label={t('bulk')}>
      <span className="marks-bulk-count" role="status">
        {t('chosen', { count: ids.length })}
      </span>
      <IconButton icon={X} label={t('chooseNone')} shortcut="Esc" onPress={onClear} />
      <div className="marks-bulk-acts">
        <ColorDots recolor onChoose={(color) => void updateMarks(ids, () => ({ color }))} />
        <BulkTags ids={ids} chosen={chosen} known={known} />
        <IconButton icon={Quote} label={t('quote')} onPress={() => void quoteMarks(ids)} />
        <IconButton icon={Combine} label={t('merge')} disabled={merging || ids.length < 2} onPress={() => void merge()} />
        <IconButton icon={Trash2} label={t('removeChosen', { count: ids.length })} shortcut="Del" onPress={remove} />
      </div>
    </Toolbar>
  );
}
