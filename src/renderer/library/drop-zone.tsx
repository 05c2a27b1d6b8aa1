/** Takes files and folders that are dropped anywhere but where words are written, and shows that it would. */
import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planArrivals } from '../state/arrivals';
import { importDocuments } from '../state/imports';
import './drop-zone.css';

/** Files over a place that does not take them for itself. */
function isOurs({ dataTransfer, target, defaultPrevented }: DragEvent): boolean {
  const written = target instanceof Element && target.closest('input, textarea, [contenteditable="true"], [role="dialog"]') !== null;
  return !defaultPrevented && !written && (dataTransfer?.types.includes('Files') ?? false);
}

export function DropZone() {
  const { t } = useTranslation('library');
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      const ours = isOurs(event);
      setOver(ours);
      if (!ours) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    // Between two elements the pointer is in the window still.
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!isOurs(event)) return;
      event.preventDefault();
      const [file, ...others] = event.dataTransfer?.files ?? [];
      // An archive is a notebook's, and is looked at before it comes.
      if (file && others.length === 0 && /\.zip$/i.test(file.name)) void planArrivals('drop');
      else void importDocuments('drop');
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, []);
  return over ? (
    <div className="drop-zone" role="status">
      <FileDown size={28} strokeWidth={1.5} aria-hidden />
      <p>{t('dropHere')}</p>
    </div>
  ) : null;
}
