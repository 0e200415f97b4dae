import type { Verdict } from '../core/registry/verdict'
import { t } from '../locales/say'
import { Icon, type IconName } from './Icon'

const ICONS: Readonly<Record<Verdict, IconName>> = {
  known: 'check',
  unknown: 'warning',
  archived: 'archive',
  unchecked: 'question',
}

/** A verdict in words, with an icon of its own shape: colour alone would not reach everybody. */
export function VerdictLabel({ verdict }: { verdict: Verdict }) {
  return (
    <span class={`verdict verdict-${verdict}`}>
      <Icon name={ICONS[verdict]} />
      {t(`verdict.${verdict}`)}
    </span>
  )
}
