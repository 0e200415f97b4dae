import '../../components/theme.css'
import './options.css'
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import { FindingSettingsForm } from '../../components/findings/FindingSettingsForm'
import { HelpList } from '../../components/help/HelpList'
import { MutedGoals } from '../../components/preferences/MutedGoals'
import { PreferencesForm } from '../../components/preferences/PreferencesForm'
import { SettingsFileSection } from '../../components/preferences/SettingsFileSection'
import { Sentence } from '../../components/shared/Sentence'
import { SiteAccess } from '../../components/shared/SiteAccess'
import { UnreadableData } from '../../components/storage/UnreadableData'
import { Workspaces } from '../../components/workspaces/Workspaces'
import { parseCollectorHosts } from '../../core/registry/collector-hosts'
import { t } from '../../locales/say'
import { firstRead } from '../../settings/first-read'
import { showTheme } from '../../settings/shown-theme'
import { readSelectedFile } from './files'
import { createFindingSettingsState } from './finding-settings-state'
import { createPreferencesState } from './preferences-state'
import { createMutedState } from './muted-goals-state'
import { connectSettings } from '../../browser/settings-connection'
import { createSettingsFileState } from './settings-file-state'
import { createSiteAccessState } from '../../browser/site-access'
import { createUnreadableState } from './unreadable-state'
import { createSettingsPageState } from './workspaces-state'

/** Interval for updating ages and the remaining time of tokens, in ms. */
const CLOCK_MS = 10_000

/** Collector without a workspace, from the panel's link. The user can add a workspace for it. */
const collectorParam = new URL(location.href).searchParams.get('collector') ?? ''
const collector = signal(parseCollectorHosts(collectorParam).hosts[0] ?? '')
const settings = createSettingsPageState(collector.value === '' ? null : { add: true })
const choices = createPreferencesState()
const muted = createMutedState()
const findings = createFindingSettingsState()
const file = createSettingsFileState()
const access = createSiteAccessState()
const unreadable = createUnreadableState(settings.update)
const lost = signal(false)
const now = signal(Date.now())

function Page() {
  const update = settings.update.value
  if (lost.value) return <p role="status">{t('options.outdated')}</p>
  if (!update) return <p role="status">{t('options.loading')}</p>
  if (update.problem) {
    return (
      <p role="status" class="answer problem">
        <Sentence of={update.problem} />
      </p>
    )
  }
  return (
    <Workspaces
      update={update}
      candidate={settings.candidate.value}
      now={now.value}
      open={settings.open.value}
      focus={settings.focus.value}
      notice={settings.notice.value}
      collector={collector.value}
      onOpen={settings.show}
      onConnect={(draft) => void settings.connect(draft)}
      onSave={(id, draft) => void settings.save(id, draft)}
      onInvalid={settings.invalid}
      onReadFile={readSelectedFile}
      onRefresh={(id) => void settings.refresh(id)}
      onStop={(id) => void settings.stop(id)}
      onDownload={(id) => void settings.download(id)}
      onRemove={(id) => void settings.remove(id)}
      onWipe={() => void settings.wipe()}
    />
  )
}

function Options() {
  return (
    <main>
      <h1>{t('options.title')}</h1>
      <SiteAccess granted={access.granted.value} denied={access.denied.value} onRequest={access.request} />
      <UnreadableData
        faults={unreadable.faults.value}
        notice={unreadable.notice.value}
        onReset={(fault) => void unreadable.reset(fault)}
        onSave={(fault) => void unreadable.save(fault)}
      />
      <Page />
      <PreferencesForm
        values={choices.values.value}
        notice={choices.notice.value}
        onChoose={(changes) => void choices.choose(changes)}
        onReset={() => void choices.reset()}
      />
      <MutedGoals names={muted.names.value} problem={muted.problem.value} onUnmute={muted.unmute} />
      <FindingSettingsForm
        settings={findings.settings.value}
        problem={findings.problem.value}
        {...findings.actions}
        onThreshold={findings.chooseThreshold}
        onResetThresholds={findings.resetThresholds}
      />
      <SettingsFileSection
        pendingImport={file.pendingImport.value}
        notice={file.notice.value}
        onExport={() => void file.save()}
        onChoose={(chosen) => void file.choose(chosen)}
        onImport={() => void file.accept()}
        onCancel={file.cancel}
      />
      <HelpList />
    </main>
  )
}

document.title = t('options.title')
showTheme()
// Read the preferences first, so that the page starts in the user's theme. If that fails, the preferences section shows
// the problem.
await firstRead(choices.read)
const root = document.getElementById('app')
if (root) render(<Options />, root)
connectSettings({
  onUpdate: (update) => {
    now.value = Date.now()
    settings.receive(update)
  },
  onLost: () => {
    lost.value = true
  },
})
// Once the collector has a workspace, remove it from the form and the URL: the next workspace is for another collector.
effect(() => {
  const isTaken = settings.update.value?.states.some(({ workspace }) =>
    workspace.collectors.includes(collector.value),
  )
  if (!isTaken) return
  collector.value = ''
  history.replaceState(null, '', location.pathname)
})
setInterval(() => {
  now.value = Date.now()
}, CLOCK_MS)
