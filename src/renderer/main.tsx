/** The window's boot: strings, stores, the application. */
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { reportErrors } from './state/errors';
import { articleSettled, followOpenDocument } from './state/documents';
import { startPlace } from './state/place';
import { startSettings } from './state/settings';
import { startStrings } from './strings';
import { refuseForeignDrops } from './foreign-drops';
import { ErrorBoundary } from './error-boundary';

startStrings();
reportErrors();
refuseForeignDrops();
void startSettings();
followOpenDocument();
void startPlace(articleSettled);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ErrorBoundary>
      <App />
    </ErrorBoundary>,
  );
}
