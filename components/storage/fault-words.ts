import { THRESHOLDS } from '../../core/findings/settings'
import { type Message, type MessageKey, message } from '../../core/message'
import { LIST_NAMES } from '../../core/registry/registry'
import type { StorageFault, StoredKind, UnreadableValue } from '../../core/storage/fault'
import { t } from '../../locales/say'

type SettingKind = Exclude<StoredKind, 'workspaces' | 'workspace' | 'secret' | 'registry' | 'other'>

const FIELDS: Readonly<Record<string, MessageKey>> = {
  theme: 'settingsFile.field.theme',
  timeFormat: 'settingsFile.field.timeFormat',
  mostRows: 'settingsFile.field.mostRows',
  badge: 'settingsFile.field.badge',
  columns: 'settingsFile.field.columns',
  sort: 'settingsFile.field.sort',
  group: 'settingsFile.field.group',
  strip: 'settingsFile.field.strip',
  confirmed: 'storage.field.confirmed',
  ...Object.fromEntries(Object.entries(THRESHOLDS).map(([name, { label }]) => [name, label.key])),
  ...Object.fromEntries(LIST_NAMES.map((name) => [name, `options.listName.${name}`])),
}

const list = new Intl.ListFormat(undefined, { type: 'conjunction' })

/** Names what cannot be read: “Goal list of Blue Mug (Metrics)”, “Preferences (theme)”, “Saved filters (2 entries)”. */
export function faultName(fault: StorageFault): string {
  if (fault.kind === 'database') return t(`storage.database.${fault.database}`)
  const { fields, entries } = fault
  const name = valueName(fault)
  if (fields.length > 0)
    return t('storage.part', { name, part: list.format(fields.map((field) => fieldName(field))) })
  return entries > 0 ? t('storage.part', { name, part: t('storage.entries', {}, entries) }) : name
}

/** Number of names in a banner. More would leave no room for the list in a narrow dock. */
const MAX_NAMES = 3

/** Names what cannot be read in one line, up to {@link MAX_NAMES} of it, and counts the rest. */
export function faultNames(faults: readonly StorageFault[]): string {
  const names = faults.map(faultName)
  if (names.length <= MAX_NAMES) return list.format(names)
  const shown = names.slice(0, MAX_NAMES - 1)
  return t('storage.more', { names: shown.join(', ') }, names.length - shown.length)
}

/** Returns what is missing until the user resets it, and what a reset deletes. */
export function faultLoss(fault: StorageFault): Message {
  if (fault.kind === 'database') return message(`storage.loss.database.${fault.database}`)
  if (isSetting(fault.of)) {
    if (fault.entries > 0) return message('storage.loss.entries', {}, fault.entries)
    return message(fault.fields.length > 0 ? 'storage.loss.fields' : 'storage.loss.setting')
  }
  return message(`storage.loss.${fault.of}`)
}

function valueName({ of, workspace }: UnreadableValue): string {
  if (isSetting(of)) return t(`settingsFile.setting.${of}`)
  if (of === 'workspaces' || of === 'other') return t(`storage.value.${of}`)
  return workspace === '' ? t(`storage.unnamed.${of}`) : t(`storage.value.${of}`, { workspace })
}

const isSetting = (of: StoredKind): of is SettingKind =>
  of !== 'workspaces' && of !== 'workspace' && of !== 'secret' && of !== 'registry' && of !== 'other'

const fieldName = (field: string): string => {
  const key = FIELDS[field]
  return key === undefined ? field : t(key)
}
