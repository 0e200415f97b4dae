import { t } from '../../locales/say'
import { Icon } from './Icon'

interface SiteAccessProps {
  /** Null until the browser has responded. */
  readonly granted: boolean | null
  /** True after the user declined the browser's prompt. */
  readonly denied: boolean
  /** Asks the browser for access. Called while the click is handled, since the browser rejects it otherwise. */
  readonly onRequest: () => void
}

/**
 * Explains what doesn't work without access to all sites, with a button that grants it. Renders nothing if access is
 * granted.
 */
export function SiteAccess({ granted, denied, onRequest }: SiteAccessProps) {
  if (granted !== false) return null
  return (
    <section class="site-access">
      <h2>
        <Icon name="warning" /> {t('access.title')}
      </h2>
      <p>{t('access.text')}</p>
      <button type="button" class="primary" onClick={onRequest}>
        {t('access.action')}
      </button>
      <p role="status">{denied && t('access.refused')}</p>
    </section>
  )
}
