import { THRESHOLDS } from '../../core/findings/settings'
import { type Message, type MessageKey, message } from '../../core/message'
import type { Workspace } from '../../core/registry/workspace'
import { LIST_ENTRIES, type ImportPlan, type SettingChange } from '../../core/settings-file/import-plan'
import { t } from '../../locales/say'

const SETTINGS: Readonly<Record<string, MessageKey>> = {
  preferences: 'settingsFile.setting.preferences',
  listLayout: 'settingsFile.setting.listLayout',
  savedFilters: 'settingsFile.setting.savedFilters',
  mutedGoals: 'settingsFile.setting.mutedGoals',
  rulesOff: 'settingsFile.setting.rulesOff',
  silences: 'settingsFile.setting.silences',
  thresholds: 'settingsFile.setting.thresholds',
}
const FIELDS: Readonly<Record<string, MessageKey>> = {
  theme: 'settingsFile.field.theme',
  timeFormat: 'settingsFile.field.timeFormat',
  mostRows: 'settingsFile.field.mostRows',
  badge: 'settingsFile.field.badge',
  columns: 'settingsFile.field.columns',
  sort: 'settingsFile.field.sort',
  group: 'settingsFile.field.group',
  strip: 'settingsFile.field.strip',
  ...Object.fromEntries(Object.entries(THRESHOLDS).map(([name, { label }]) => [name, label.key])),
  [LIST_ENTRIES]: 'settingsFile.field.entries',
}

const list = new Intl.ListFormat(undefined, { type: 'conjunction' })

/** Describes the changes that an import would make, one line each. Empty if there are none. */
export const importSummary = ({ settings, added, changed, moves }: ImportPlan): Message[] => [
  ...settings.map(settingLine),
  ...added.map(addedLine),
  ...changed.map(({ name }) => message('settingsFile.edits', { workspace: name })),
  ...moves,
]

function settingLine({ key, fields }: SettingChange): Message {
  return message('settingsFile.changes', {
    setting: inWords(SETTINGS[key], key),
    fields: list.format(fields.map((field) => inWords(FIELDS[field], field))),
  })
}

function addedLine({ name, source, collectors }: Omit<Workspace, 'id'>): Message {
  const isSession = source.kind === 'console' && source.signIn === 'session'
  return message(isSession ? 'settingsFile.addsSession' : 'settingsFile.adds', {
    workspace: name,
    origin: source.kind === 'console' ? source.origin : source.file,
    hosts: collectors.length > 0 ? list.format(collectors) : t('settingsFile.noHosts'),
  })
}

const inWords = (key: MessageKey | undefined, name: string): string => (key === undefined ? name : t(key))
