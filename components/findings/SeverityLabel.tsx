import type { Severity } from '../../core/findings/rule'
import { t } from '../../locales/say'
import { Icon, type IconName } from '../shared/Icon'

/** An icon of its own shape for each. */
export const SEVERITY_ICONS: Readonly<Record<Severity, IconName>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
}

/** A severity in words, with an icon of its own shape: colour alone would not reach everybody. */
export const SeverityLabel = ({ severity }: { severity: Severity }) => (
  <span class={`severity severity-${severity}`}>
    <Icon name={SEVERITY_ICONS[severity]} />
    {t(`finding.severity.${severity}`)}
  </span>
)

/** How many findings there are, with the icon of the worst; in words for who does not see it. */
export const SeverityCount = ({ worst, count }: { worst: Severity; count: number }) => (
  <span class={`severity severity-${worst}`}>
    <Icon name={SEVERITY_ICONS[worst]} />
    <span class="number" aria-hidden="true">
      {count}
    </span>
    <span class="unseen">{t(`finding.count.${worst}`, {}, count)}</span>
  </span>
)
