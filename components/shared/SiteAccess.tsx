import { t } from '../../locales/say'
import { Icon } from './Icon'

interface SiteAccessProps {
  /** Null until the browser has answered. */
  readonly given: boolean | null
  /** The reader was asked, and did not give it. */
  readonly refused: boolean
  /** Asks the browser; called while the click is handled, or the browser would not let it. */
  readonly onRequest: () => void
}

/** What is missing without access to all sites, and the way to give it; nothing where nothing is missing. */
export function SiteAccess({ given, refused, onRequest }: SiteAccessProps) {
  if (given !== false) return null
  return (
    <section class="site-access">
      <h2>
        <Icon name="warning" /> {t('access.title')}
      </h2>
      <p>{t('access.text')}</p>
      <button type="button" class="primary" onClick={onRequest}>
        {t('access.action')}
      </button>
      <p role="status">{refused && t('access.refused')}</p>
    </section>
  )
}
