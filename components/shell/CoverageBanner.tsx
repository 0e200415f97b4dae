import type { Coverage } from '../../core/protocol/panel'
import { t } from '../../locales/say'
import { HelpLink } from '../help/HelpLink'
import { Icon } from '../shared/Icon'

interface CoverageBannerProps {
  readonly coverage: Coverage | null
  readonly onReload: () => void
  /** Opens the page where site access can be granted. */
  readonly onGiveAccess: () => void
}

/**
 * Warns that the list is incomplete because Goalkeeper isn't in the page, with a button that fixes it. Otherwise
 * renders nothing.
 */
export function CoverageBanner({ coverage, onReload, onGiveAccess }: CoverageBannerProps) {
  const page = coverage?.page
  if (page !== 'absent' && page !== 'noAccess') return null
  return (
    <div class="banner" role="status">
      <Icon name="warning" />
      <p>
        <strong>{t(`empty.${page}.title`)}.</strong> {t(`empty.${page}.text`)} <HelpLink page="site-access" />
      </p>
      <button type="button" onClick={page === 'absent' ? onReload : onGiveAccess}>
        {page === 'absent' && <Icon name="reload" />}
        {t(`empty.${page}.action`)}
      </button>
    </div>
  )
}
