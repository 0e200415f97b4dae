import { useRef } from 'preact/hooks'
import { IconButton } from '../../components/shared/IconButton'
import { SessionBar } from '../../components/sessions/SessionBar'
import { say, t } from '../../locales/say'
import { App, type AppProps } from './App'
import type { Sessions } from './sessions/sessions'
import { useDrop } from './sessions/use-drop'
import { useExport } from './sessions/use-export'

interface PanelProps extends Pick<AppProps, 'lost' | 'ownTab' | 'send' | 'layout' | 'timeFormat'> {
  readonly sessions: Sessions
  /** Version of Goalkeeper. */
  readonly version: string
}

/** The whole window: the events of the tab or of a file, with import and export. */
export function Panel({ sessions, version, ...props }: PanelProps) {
  const all = sessions.all.value
  const { id, state, findings, filters, selectedIds, imported } = sessions.shown.value
  const picker = useRef<HTMLInputElement>(null)
  const exporting = useExport(sessions.shown.value, version)
  const open = (files: Iterable<File>) => {
    for (const file of files) void sessions.open(file)
  }
  const { isOver, ...drop } = useDrop(open)
  return (
    <div class="window" {...drop}>
      {all.length > 1 && (
        <SessionBar
          sessions={all.map((session) => ({ id: session.id, file: session.imported?.file ?? null }))}
          shown={id}
          onShow={sessions.show}
          onClose={(closed) => {
            sessions.close(closed)
            // The clicked button disappears, so the focus must move elsewhere.
            document.querySelector<HTMLElement>('[role=grid], .session button')?.focus()
          }}
        />
      )}
      <FileStatus sessions={sessions} />
      <App
        {...props}
        key={id}
        state={state}
        findings={findings}
        filters={filters}
        selectedIds={selectedIds}
        imported={imported}
        now={sessions.now}
        onExport={exporting.start}
        onOpenFile={() => picker.current?.click()}
      />
      <input
        ref={picker}
        type="file"
        // The toolbar button opens it.
        hidden
        accept=".json,.har,application/json"
        multiple
        onChange={({ currentTarget }) => {
          open(currentTarget.files ?? [])
          // Allow the user to choose the same file again.
          currentTarget.value = ''
        }}
      />
      {isOver && <div class="drop-here">{t('session.drop')}</div>}
      {exporting.dialog}
    </div>
  )
}

/** Shows that a file is being read, or why a file could not be opened. */
function FileStatus({ sessions }: { sessions: Sessions }) {
  const problem = sessions.problem.value
  return (
    <>
      {sessions.isReading.value && (
        <p class="banner" role="status">
          {t('session.reading')}
        </p>
      )}
      {problem && (
        <div class="banner file-problem" role="alert">
          <p>{say(problem)}</p>
          <IconButton icon="close" label={t('session.dismiss')} onClick={sessions.dismiss} />
        </div>
      )}
    </>
  )
}
