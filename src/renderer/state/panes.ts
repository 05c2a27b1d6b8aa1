/** Widths of the panes, and what becomes of them where the window is narrow. */
import { usePlace } from './place';

/** From this width on panes stand side by side; below it one lies over the article. The same bound stands in app.css. */
const roomy = '(min-width: 1000px)';

/** Sets widths of the panes, CSS pixels. */
export function setPaneWidths(widths: { readonly list?: number; readonly side?: number }): void {
  usePlace.setState((now) => ({ panes: { ...now.panes, ...widths } }));
}

/** Closes the pane that lies over the article; answers whether there was one. */
export function closeOverlay(): boolean {
  const { overlay } = usePlace.getState();
  if (overlay !== null) usePlace.setState({ overlay: null });
  return overlay !== null;
}

/** Follows the window's width; the value returned stops it. */
export function followWidth(): () => void {
  const query = window.matchMedia(roomy);
  const take = () => usePlace.setState({ narrow: !query.matches, overlay: null });
  take();
  query.addEventListener('change', take);
  return () => query.removeEventListener('change', take);
}
