import type { NameVerdict, Verdict } from '../../core/registry/verdict'
import { say } from '../../locales/say'
import { Icon, type IconName } from './Icon'

/** Icons by verdict, each with its own shape. */
export const VERDICT_ICONS: Readonly<Record<Verdict, IconName>> = {
  known: 'check',
  unknown: 'warning',
  notVisible: 'key',
  archived: 'archive',
  unchecked: 'question',
}

/** A verdict in words and with an icon. Each icon has its own shape, for users who can't tell the colors apart. */
export function VerdictLabel({ nameVerdict }: { nameVerdict: Pick<NameVerdict, 'verdict' | 'label'> }) {
  const { verdict, label } = nameVerdict
  return (
    <span class={`verdict verdict-${verdict}`}>
      <Icon name={VERDICT_ICONS[verdict]} />
      {say(label)}
    </span>
  )
}
