import { t } from '../../locales/say'
import { Icon } from '../shared/Icon'
import { IconButton } from '../shared/IconButton'

interface SessionBarProps {
  /** The tab's own session comes first; its `file` is null. */
  readonly sessions: readonly { readonly id: string; readonly file: string | null }[]
  readonly shown: string
  readonly onShow: (id: string) => void
  readonly onClose: (id: string) => void
}

/** Tabs for the sessions: that of the browser tab, and those from files. */
export function SessionBar({ sessions, shown, onShow, onClose }: SessionBarProps) {
  return (
    <nav class="session-bar" aria-label={t('session.bar')}>
      {sessions.map(({ id, file }) => (
        <span key={id} class={id === shown ? 'session shown' : 'session'}>
          <button type="button" aria-current={id === shown} onClick={() => onShow(id)}>
            <Icon name={file === null ? 'record' : 'file'} filled={file === null} />
            {file === null ? t('session.live') : <bdi translate={false}>{file}</bdi>}
          </button>
          {file !== null && (
            <IconButton icon="close" label={t('session.close', { file })} onClick={() => onClose(id)} />
          )}
        </span>
      ))}
    </nav>
  )
}
