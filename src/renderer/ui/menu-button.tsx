/** A small button that opens a menu under it; the menu's items are its children. */
import { Ellipsis, type LucideIcon } from 'lucide-react';
import { Button, Menu, MenuTrigger, Popover, type MenuProps } from 'react-aria-components';
import './menu-button.css';

interface Properties extends Pick<MenuProps<object>, 'children' | 'selectionMode' | 'selectedKeys' | 'disallowEmptySelection' | 'onSelectionChange'> {
  readonly label: string;
  /** Three dots unless told. */
  readonly icon?: LucideIcon;
  /** Called when it opens, to bring its items up to date. */
  readonly onOpen?: () => void;
}

export function MenuButton({ label, icon: Icon = Ellipsis, onOpen, ...menu }: Properties) {
  return (
    <MenuTrigger onOpenChange={(open) => (open ? onOpen?.() : undefined)}>
      <Button className="icon-button icon-button-small" aria-label={label}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={5}>
        <Menu className="menu" aria-label={label} {...menu} />
      </Popover>
    </MenuTrigger>
  );
}
