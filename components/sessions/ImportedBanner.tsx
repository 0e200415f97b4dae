import type { Message } from '../../core/message'
import { message } from '../../core/message'
import type { Redactions } from '../../core/session/session'
import { say, t } from '../../locales/say'
import { HelpLink } from '../help/HelpLink'
import { Icon } from '../shared/Icon'
import { calendarTime } from '../shared/format-time'
import { Sentence } from '../shared/Sentence'

interface ImportedBannerProps {
  readonly file: string
  /** Ms since the epoch. */
  readonly exportedAt: number
  readonly redactions: Redactions
  readonly notes: readonly Message[]
}

/**
 * The banner above an imported list: its file and export time, the goal lists that it is checked against, and the data
 * that was masked.
 */
export function ImportedBanner({ file, exportedAt, redactions, notes }: ImportedBannerProps) {
  const masked = (['properties', 'attributes', 'units'] as const).filter((part) => redactions[part])
  return (
    <div class="banner imported" role="status">
      <Icon name="file" />
      <p>
        <strong>{t('session.imported')}</strong>{' '}
        <Sentence of={message('session.importedFrom', { file, time: calendarTime(exportedAt) })} />{' '}
        {t('session.judgedHere')}
        {masked.length > 0 && (
          <>
            {' '}
            {t('session.masked', { parts: masked.map((part) => t(`session.leaveOut.${part}`)).join(', ') })}
          </>
        )}
        {notes.map((note) => (
          <> {say(note)}</>
        ))}{' '}
        <HelpLink page="sessions" />
      </p>
    </div>
  )
}
