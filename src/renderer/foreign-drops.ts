/** What is dropped where nothing takes it goes nowhere: by itself the page would try to open it. */

/** Places that take words: fields and the editor. Files are for none of them. */
const takesWords = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;

function refuse(event: DragEvent): void {
  const files = event.dataTransfer?.types.includes('Files') ?? false;
  if (event.defaultPrevented || (takesWords(event.target) && !files)) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
}

/** Begins to refuse; the value returned stops it. Whoever takes a drop prevents its default before it comes up to the window. */
export function refuseForeignDrops(): () => void {
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
  return () => {
    window.removeEventListener('dragover', refuse);
    window.removeEventListener('drop', refuse);
  };
}
