import type { Coverage } from '../../core/protocol/panel'
import { t } from '../../locales/say'
import { HelpLink } from '../help/HelpLink'
import { Icon } from '../shared/Icon'

interface CoverageBannerProps {
  readonly coverage: Coverage | null
  readonly onReload: () => void
  /** Where access to sites can be given. */
  readonly onGiveAccess: () => void
}

/** Above a list that is not the whole of it: Goalkeeper is not in the page, and what to do. Else nothing. */
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
