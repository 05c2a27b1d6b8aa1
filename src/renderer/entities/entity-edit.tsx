/** What the reader may say of an entity: a quiet menu, and the form of what was chosen under it. */
import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { MenuItem, Menu, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './entity-edit.css';
import { entityTypes, type Entity, type EntityType } from '../../core/entities/entity';
import { addAlias, confirmEntity, describeEntity, mergeEntity, refuseEntity, refuseInDocument, removeAlias, renameEntity, retypeEntity } from '../state/decisions';
import { usePlace } from '../state/place';
import { MenuButton } from '../ui/menu-button';
import { EntityPicker } from './entity-picker';
import { RelationForm } from './relation-form';
import { WordForm } from './word-form';

type Form = 'rename' | 'describe' | 'alias' | 'merge' | 'relate';

interface MenuProperties {
  readonly entity: Entity;
  readonly onForm: (form: Form) => void;
}

function EditMenu({ entity, onForm }: MenuProperties) {
  const { t } = useTranslation('entities');
  const document = usePlace((place) => (place.view === 'library' ? place.document : null));
  return (
    <MenuButton label={t('edit.menu')} icon={Pencil}>
      <MenuItem onAction={() => void confirmEntity(entity)}>{t('edit.confirm')}</MenuItem>
      <MenuItem onAction={() => onForm('relate')}>{t('edit.relate')}</MenuItem>
      <MenuItem onAction={() => onForm('rename')}>{t('edit.rename')}</MenuItem>
      <SubmenuTrigger>
        <MenuItem>{t('edit.retype')}</MenuItem>
        <Popover className="popover">
          <Menu
            className="menu"
            aria-label={t('edit.retype')}
            selectionMode="single"
            selectedKeys={[entity.type]}
            onAction={(key) => {
              if (key !== entity.type) void retypeEntity(entity, key as EntityType);
            }}
          >
            {entityTypes.map((type) => (
              <MenuItem key={type} id={type}>
                {t(`type.${type}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </SubmenuTrigger>
      <MenuItem onAction={() => onForm('describe')}>{t('edit.describe')}</MenuItem>
      <MenuItem onAction={() => onForm('alias')}>{t('edit.alias')}</MenuItem>
      {entity.aliases.length === 0 ? null : (
        <SubmenuTrigger>
          <MenuItem>{t('edit.unalias')}</MenuItem>
          <Popover className="popover">
            <Menu className="menu" aria-label={t('edit.unalias')} onAction={(key) => void removeAlias(entity, String(key))}>
              {entity.aliases.map((alias) => (
                <MenuItem key={alias} id={alias}>
                  {alias}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </SubmenuTrigger>
      )}
      <MenuItem onAction={() => onForm('merge')}>{t('edit.merge')}</MenuItem>
      <Separator />
      {document === null ? null : <MenuItem onAction={() => void refuseInDocument(entity, document)}>{t('edit.refuseDocument')}</MenuItem>}
      <MenuItem data-tone="danger" onAction={() => void refuseEntity(entity)}>
        {t('edit.refuse')}
      </MenuItem>
    </MenuButton>
  );
}

interface FormProperties {
  readonly entity: Entity;
  readonly form: Form;
  readonly onDone: () => void;
}

function EditForm({ entity, form, onDone }: FormProperties) {
  const { t } = useTranslation('entities');
  if (form === 'merge') return <EntityPicker entity={entity} label={t('edit.label.merge', { name: entity.name })} onChoose={(into) => void mergeEntity(entity, into)} onDone={onDone} />;
  if (form === 'relate') return <RelationForm entity={entity} onDone={onDone} />;
  const words = { rename: entity.name, describe: entity.description, alias: '' }[form];
  const save = (value: string, exact: boolean) => {
    if (form === 'describe') void describeEntity(entity, value);
    else if (value !== '' && form === 'rename') void renameEntity(entity, value);
    else if (value !== '') void addAlias(entity, value, exact);
  };
  return <WordForm label={t(`edit.label.${form}`)} words={words} long={form === 'describe'} asksExact={form === 'alias'} onSave={save} onDone={onDone} />;
}

export function EntityEdit({ entity }: { readonly entity: Entity }) {
  const [form, setForm] = useState<Form | null>(null);
  const self = useRef<HTMLDivElement>(null);
  const was = useRef<Form | null>(null);
  useEffect(() => {
    // What had the focus is gone with the form: the keyboard goes on from the menu.
    if (was.current !== null && form === null) self.current?.querySelector('button')?.focus();
    was.current = form;
  }, [form]);
  return (
    <div ref={self} className="entity-edit">
      <EditMenu entity={entity} onForm={setForm} />
      {form === null ? null : <EditForm key={form} entity={entity} form={form} onDone={() => setForm(null)} />}
    </div>
  );
}
