import { message } from '../../core/message'
import type { StorageFault } from '../../core/storage/fault'
import { t } from '../../locales/say'
import { Icon } from '../shared/Icon'
import { Sentence } from '../shared/Sentence'
import { faultNames } from './fault-words'

interface StorageBannerProps {
  readonly faults: readonly StorageFault[]
  /** Opens the settings, where the user can reset what cannot be read. */
  readonly onOptions: () => void
}

/** The banner of panel and popup that names the stored data that cannot be read. Renders nothing if everything can be. */
export function StorageBanner({ faults, onOptions }: StorageBannerProps) {
  if (faults.length === 0) return null
  return (
    <div class="banner" role="status">
      <Icon name="warning" />
      <p>
        <Sentence of={message('storage.banner', { names: faultNames(faults) })} />
      </p>
      <button type="button" onClick={onOptions}>
        {t('storage.openSettings')}
      </button>
    </div>
  )
}
