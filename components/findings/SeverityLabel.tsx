import type { Severity } from '../../core/findings/rule'
import { t } from '../../locales/say'
import { Icon, type IconName } from '../shared/Icon'

/** Icons by severity, each with its own shape. */
export const SEVERITY_ICONS: Readonly<Record<Severity, IconName>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
}

/** A severity in words and with an icon. Each icon has its own shape, for users who can't tell the colors apart. */
export const SeverityLabel = ({ severity }: { severity: Severity }) => (
  <span class={`severity severity-${severity}`}>
    <Icon name={SEVERITY_ICONS[severity]} />
    {t(`finding.severity.${severity}`)}
  </span>
)

/** The number of findings with the icon of the highest severity. Screen readers announce the severity in words. */
export const SeverityCount = ({ worst, count }: { worst: Severity; count: number }) => (
  <span class={`severity severity-${worst}`}>
    <Icon name={SEVERITY_ICONS[worst]} />
    <span class="number" aria-hidden="true">
      {count}
    </span>
    <span class="unseen">{t(`finding.count.${worst}`, {}, count)}</span>
  </span>
)
