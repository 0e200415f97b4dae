import { t } from '../../locales/say'

/** Replaces the list if an imported file contains no goal events. */
export function NothingImported() {
  return (
    <div class="empty">
      <h2>{t('session.none.title')}</h2>
      <p>{t('session.none.text')}</p>
    </div>
  )
}
