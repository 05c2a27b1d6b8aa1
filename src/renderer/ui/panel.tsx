/** The frame of a panel over the window: a title, a way to close it, and what it holds. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './icon-button';
import './panel.css';

interface Properties {
  readonly title: string;
  readonly closeLabel: string;
  /** Class of the frame besides `panel`, such as for its width. */
  readonly className?: string;
  /** Class of what lies in it besides `panel-dialog`. */
  readonly dialogClassName?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Panel({ title, closeLabel, className = '', dialogClassName = '', onClose, children }: Properties) {
  return (
    <ModalOverlay className="palette-scrim" isOpen isDismissable onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal className={`panel ${className}`.trimEnd()}>
        <Dialog className={`panel-dialog ${dialogClassName}`.trimEnd()}>
          <header>
            <Heading slot="title">{title}</Heading>
            <IconButton icon={X} label={closeLabel} onPress={onClose} />
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
