/** The list of keyboard shortcuts, shown by F1. */
import { useTranslation } from 'react-i18next';
import './panel.css';
import { isMac } from '../platform';
import { setPanel } from '../state/panel';
import { Panel } from '../ui/panel';

/** `Mod` is Cmd on macOS and Ctrl elsewhere. */
const keys = {
  everywhere: { search: 'Mod+K', searchPage: 'Mod+Shift+F', hits: 'F4', newNote: 'Mod+N', import: 'Mod+O', undo: 'Mod+Z', list: 'Mod+\\', side: 'Mod+Shift+\\', rooms: 'Mod+1 2 3', help: 'F1' },
  article: { caret: 'F7', extend: 'Shift+←→↑↓', color: '1 2 3 4 5', underline: 'U', bookmark: 'B', ends: 'R', comment: 'C', quote: 'N', mention: 'E', mark: 'M', remove: 'Del', notHere: 'Del', find: 'Mod+F', back: 'Alt+← →', print: 'Mod+P' },
  note: { link: '[[', bold: 'Mod+B', italic: 'Mod+I', heading: '# ␣', check: '[ ] ␣', beside: 'Mod+Shift+B', exportNote: 'Mod+Shift+E' },
} as const;

const close = () => setPanel(null);

export default function KeyHelp() {
  const { t } = useTranslation('settings');
  const show = (key: string) => key.replace('Mod', isMac() ? '⌘' : 'Ctrl');
  return (
    <Panel title={t('keys.title')} closeLabel={t('keys.close')} className="key-help" onClose={close}>
      <KeyGroup title={t('keys.everywhere.title')} rows={Object.entries(keys.everywhere).map(([name, key]) => [t(`keys.everywhere.${name as keyof typeof keys.everywhere}`), show(key)])} />
      <KeyGroup title={t('keys.article.title')} rows={Object.entries(keys.article).map(([name, key]) => [t(`keys.article.${name as keyof typeof keys.article}`), show(key)])} />
      <KeyGroup title={t('keys.note.title')} rows={Object.entries(keys.note).map(([name, key]) => [t(`keys.note.${name as keyof typeof keys.note}`), show(key)])} />
    </Panel>
  );
}

function KeyGroup({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3 className="group-label">{title}</h3>
      <dl>
        {rows.map(([act, key]) => (
          <div key={act}>
            <dt>{act}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
