/** The versions of a note or of an article's marks: a list, two of them compared word by word, and a way to restore either. */
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './versions.css';
import type { NoteVersion } from '../../shared/contract';
import { chooseVersion, closeVersions, compareWith, present, restoreVersion, useVersions } from '../state/versions';
import { titleOf } from '../state/notes';
import { useVault } from '../state/vault';
import { Panel } from '../ui/panel';
import { timeAgo } from '../notes/edited';
import { useNow } from '../notes/use-now';
import { VersionComparison } from './comparison';

/** Date and time in the reader's language; `Now` for the note as it is. */
function useWhen(): (version: string) => string {
  const { t, i18n } = useTranslation('notes');
  const versions = useVersions((state) => state.versions);
  return (version) => {
    const at = versions?.find((each) => each.version === version)?.at;
    return at === undefined ? t('versions.now') : new Date(at).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  };
}

export default function VersionsPanel() {
  const { t } = useTranslation('notes');
  const { of, title, versions } = useVersions();
  const marks = of?.kind === 'marks';
  return (
    <Panel title={t(marks ? 'versions.titleMarks' : 'versions.title', { title: titleOf({ title }) })} closeLabel={t('versions.close')} className="versions" dialogClassName="versions-dialog" onClose={closeVersions}>
      {versions === null || versions.length === 0 ? <p className="versions-empty">{t(marks ? 'versions.emptyMarks' : 'versions.empty')}</p> : <Chosen versions={versions} />}
    </Panel>
  );
}

function Chosen({ versions }: { readonly versions: readonly NoteVersion[] }) {
  const { t } = useTranslation('notes');
  const when = useWhen();
  const { chosen, against, contents } = useVersions();
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  // Versions lie newest first, and the note as it is before all of them.
  const age = (version: string) => versions.findIndex((each) => each.version === version);
  const pair = chosen === null ? [] : [chosen, against].sort((a, b) => age(b) - age(a));
  const [older, newer] = pair;
  return (
    <div className="versions-body">
      <VersionList versions={versions} />
      <section className="versions-side">
        <label className="versions-with">
          {t('versions.with')}
          <select value={against} onChange={(event) => compareWith(event.target.value)}>
            {[present, ...versions.map(({ version }) => version)].map((version) => (
              <option key={version} value={version}>
                {when(version)}
              </option>
            ))}
          </select>
        </label>
        {older === undefined || newer === undefined ? null : (
          <VersionComparison older={contents[older]} newer={contents[newer]} names={{ older: when(older), newer: when(newer) }} />
        )}
        {readOnly ? null : (
          <footer className="versions-acts">
            {pair
              .filter((version, index) => version !== present && contents[version] && pair.indexOf(version) === index)
              .map((version) => (
                <Button key={version} className="note-new" onPress={() => void restoreVersion(version, when(version))}>
                  {t('versions.restore', { when: when(version) })}
                </Button>
              ))}
          </footer>
        )}
      </section>
    </div>
  );
}

function VersionList({ versions }: { readonly versions: readonly NoteVersion[] }) {
  const { t, i18n } = useTranslation('notes');
  const when = useWhen();
  const now = useNow();
  const chosen = useVersions((state) => state.chosen);
  return (
    <ListBox
      className="versions-list"
      aria-label={t('versions.list')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) chooseVersion(String(key));
      }}
    >
      {versions.map(({ version, at }) => (
        <ListBoxItem key={version} id={version} textValue={when(version)} className="versions-item">
          <span>{when(version)}</span>
          <span className="versions-age">{timeAgo(at, now, i18n.language) ?? t('justNow')}</span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
