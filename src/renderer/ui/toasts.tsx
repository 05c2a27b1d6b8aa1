/** Notices at the foot of the window: said politely to screen readers, gone by themselves unless they are problems or say that something is at work. */
import { X } from 'lucide-react';
import { useEffect } from 'react';
import './toasts.css';
import { IconButton } from './icon-button';

export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'problem' | 'busy';
  readonly message: string;
  readonly act?: { readonly label: string; readonly run: () => void };
}

/** Milliseconds a plain notice stays. */
const stay = 8000;

interface Properties {
  readonly label: string;
  readonly toasts: readonly Toast[];
  readonly dismissLabel: string;
  readonly onDismiss: (id: number) => void;
}

export function Toasts({ label, toasts, dismissLabel, onDismiss }: Properties) {
  return (
    <section className="toasts" aria-label={label} aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} dismissLabel={dismissLabel} onDismiss={onDismiss} />
      ))}
    </section>
  );
}

function ToastCard({ toast, dismissLabel, onDismiss }: { readonly toast: Toast } & Pick<Properties, 'dismissLabel' | 'onDismiss'>) {
  const { id, tone, message, act } = toast;
  useEffect(() => {
    if (tone !== 'plain') return undefined;
    const timer = setTimeout(() => onDismiss(id), stay);
    return () => clearTimeout(timer);
  }, [id, tone, onDismiss]);
  return (
    <div className={`toast toast-${tone}`} {...(tone === 'busy' ? { 'aria-busy': true } : {})}>
      {/* A long list of lines scrolls, so the keyboard has to reach it. */}
      <p {...(message.includes('\n') ? { tabIndex: 0 } : {})}>{message}</p>
      {act === undefined ? null : (
        <button
          type="button"
          className="toast-act"
          onClick={() => {
            act.run();
            onDismiss(id);
          }}
        >
          {act.label}
        </button>
      )}
      <IconButton icon={X} label={dismissLabel} onPress={() => onDismiss(id)} />
    </div>
  );
}
