import { t } from '../../locales/say'

/** So many names are said; nobody listens to more. */
const MAX_NAMES = 5

const list = new Intl.ListFormat(undefined, { type: 'unit' })

/** Tells screen readers of goals that ABsmartly will not know; `names` are those of the last sentence. */
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
