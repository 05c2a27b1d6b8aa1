/** A square button with an icon; its label is its accessible name and its tooltip. */
import type { LucideIcon } from 'lucide-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import './icon-button.css';

interface Properties {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onPress: () => void;
  /** Shown after the label, such as `Ctrl+K`. */
  readonly shortcut?: string;
  /** Present for toggles. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly size?: 'small' | 'large';
}

export function IconButton({ icon: Icon, label, onPress, shortcut, pressed, disabled = false, size = 'small' }: Properties) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        className={`icon-button icon-button-${size}`}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        isDisabled={disabled}
        onPress={onPress}
      >
        <Icon size={size === 'small' ? 16 : 20} strokeWidth={1.75} aria-hidden />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
