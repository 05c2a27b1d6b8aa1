/** A filter in words: what the reader would call it. */
import { useTranslation } from 'react-i18next';
import { annotationColors, type AnnotationColor } from '../../core/annotations/annotation';
import type { EntityType } from '../../core/entities/entity';
import type { Filter } from '../../core/search/filter';

const isColor = (value: string): value is AnnotationColor => annotationColors.some((color) => color === value);

export function FilterWords({ filter: { name, value } }: { readonly filter: Filter }) {
  const { t } = useTranslation('search');
  const { t: entities } = useTranslation('entities');
  const { t: annotations } = useTranslation('annotations');
  if (name === 'in') return t(`in.${value as 'notes'}`);
  if (name === 'type') return entities(`types.${value as EntityType}`);
  if (name === 'tag') return `#${value.replace(/^#/, '')}`;
  return isColor(value) ? annotations(`color.${value}`) : value;
}
