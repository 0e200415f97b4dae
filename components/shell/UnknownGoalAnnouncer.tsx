import { t } from '../../locales/say'

/** Maximum number of names that are announced. Listeners can't follow more. */
const MAX_NAMES = 5

const list = new Intl.ListFormat(undefined, { type: 'unit' })

/** Announces to screen readers the goals that ABsmartly will not know. `names` are those of the latest announcement. */
export function UnknownGoalAnnouncer({ names }: { names: readonly string[] }) {
  return (
    <p class="unseen" role="status">
      {names.length > 0 && sentence(names)}
    </p>
  )
}

function sentence(all: readonly string[]): string {
  const names = list.format(all.slice(0, MAX_NAMES).map((name) => (name === '' ? t('panel.unnamed') : name)))
  const more = all.length - MAX_NAMES
  return more > 0
    ? t('panel.newUnknownMore', { names, more }, all.length)
    : t('panel.newUnknown', { names }, all.length)
}
