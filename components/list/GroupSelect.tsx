import { type Grouping, GROUPINGS } from '../../core/list-layout'
import { t } from '../../locales/say'

/** A select for the grouping of the rows. */
export function GroupSelect({ group, onGroup }: { group: Grouping; onGroup: (group: Grouping) => void }) {
  return (
    <select
      class="group"
      aria-label={t('panel.group.label')}
      title={t('panel.group.label')}
      value={group}
      onChange={(event) => {
        const selected = GROUPINGS.find((one) => one === event.currentTarget.value)
        if (selected) onGroup(selected)
      }}
    >
      {GROUPINGS.map((one) => (
        <option key={one} value={one}>
          {t(`panel.group.${one}`)}
        </option>
      ))}
    </select>
  )
}
