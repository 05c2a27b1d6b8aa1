/** Items of a menu that put something on the clipboard for other programs. */
import { MenuItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { copyFormsOf, type CopySubject } from '../../shared/export';
import { copyAs } from '../state/export';

interface Properties {
  readonly kind: CopySubject['kind'];
  readonly id: string;
  /** Of a mark, its article. */
  readonly document?: string;
}

export function CopyItems({ kind, id, document = '' }: Properties) {
  const { t } = useTranslation('export');
  return copyFormsOf[kind].map((form) => (
    <MenuItem key={form} onAction={() => void copyAs(form, kind, id, document)}>
      {t(`copy.${form}`)}
    </MenuItem>
  ));
}
