import type { NameVerdict, Verdict } from '../../core/registry/verdict'
import { say } from '../../locales/say'
import { Icon, type IconName } from './Icon'

/** An icon of its own shape for each. */
export const VERDICT_ICONS: Readonly<Record<Verdict, IconName>> = {
  known: 'check',
  unknown: 'warning',
  notVisible: 'key',
  archived: 'archive',
  unchecked: 'question',
}

/** A verdict in words, with an icon of its own shape: colour alone would not reach everybody. */
export function VerdictLabel({ nameVerdict }: { nameVerdict: Pick<NameVerdict, 'verdict' | 'label'> }) {
  const { verdict, label } = nameVerdict
  return (
    <span class={`verdict verdict-${verdict}`}>
      <Icon name={VERDICT_ICONS[verdict]} />
      {say(label)}
    </span>
  )
}
