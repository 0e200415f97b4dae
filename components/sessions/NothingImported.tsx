import { t } from '../../locales/say'

/** The place of the list where a file has no goal event. */
export function NothingImported() {
  return (
    <div class="empty">
      <h2>{t('session.none.title')}</h2>
      <p>{t('session.none.text')}</p>
    </div>
  )
}
