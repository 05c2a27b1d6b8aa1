/** Makes a note of the marks that are shown, after a template. */
import { NotebookPen } from 'lucide-react';
import { MenuItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AnchoredAnnotation } from '../../shared/contract';
import { loadTemplates, noteFromMarks, useTemplates } from '../state/templates';
import { MenuButton } from '../ui/menu-button';

export function FromMarksMenu({ marks }: { readonly marks: readonly AnchoredAnnotation[] }) {
  const { t } = useTranslation('annotations');
  const templates = useTemplates((state) => state.list);
  return (
    <MenuButton icon={NotebookPen} label={t('fromMarks.label')} onOpen={() => void loadTemplates()}>
      {templates.map((template, index) => (
        <MenuItem key={`${template.name}-${String(index)}`} onAction={() => void noteFromMarks(template, marks)}>
          {template.name}
        </MenuItem>
      ))}
    </MenuButton>
  );
}
