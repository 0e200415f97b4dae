import { useLayoutEffect, useId, useRef } from 'preact/hooks'
import { type Message, message } from '../../core/message'
import type { ImportPlan } from '../../core/settings-file/import-plan'
import { t } from '../../locales/say'
import { Sentence } from '../shared/Sentence'
import { Field } from '../shared/Field'
import { Notice, type NoticeState } from '../shared/Notice'
import { importSummary } from './import-summary'

/** A settings file that the user selected, and the changes that it would make. */
export interface PendingImport {
  /** File name on disk. */
  readonly file: string
  readonly plan: ImportPlan
}

interface SettingsFileSectionProps {
  /** Null unless a usable file is selected. */
  readonly pendingImport: PendingImport | null
  readonly notice: Omit<NoticeState, 'shownIn'>
  readonly onExport: () => void
  readonly onChoose: (file: File) => void
  /** Applies the selected file. */
  readonly onImport: () => void
  /** Discards the selected file. */
  readonly onCancel: () => void
}

/** Exports settings to a file, and imports them from one. */
export function SettingsFileSection({
  pendingImport,
  notice,
  onExport,
  onChoose,
  onImport,
  onCancel,
}: SettingsFileSectionProps) {
  const input = useRef<HTMLInputElement>(null)
  const end = (does: () => void) => () => {
    // The clicked buttons disappear, so move the focus. With an empty input, the same file can be selected again.
    if (input.current) input.current.value = ''
    input.current?.focus()
    does()
  }
  return (
    <section class="settings" aria-labelledby="settings-file-title">
      <h2 id="settings-file-title">{t('settingsFile.title')}</h2>
      <p>{t('settingsFile.text')}</p>
      <div class="buttons">
        <button type="button" onClick={onExport}>
          {t('settingsFile.export')}
        </button>
      </div>
      <Field label={t('settingsFile.import')} hint={t('settingsFile.importHint')}>
        {(attributes) => (
          <input
            {...attributes}
            ref={input}
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget: { files } }) => files?.[0] && onChoose(files[0])}
          />
        )}
      </Field>
      {pendingImport && <Question pendingImport={pendingImport} onYes={end(onImport)} onNo={end(onCancel)} />}
      <Notice {...notice} shownIn="page" />
    </section>
  )
}

interface QuestionProps {
  readonly pendingImport: PendingImport
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks once before the import, with all changes the file would make and the parts that can't be imported. */
function Question({ pendingImport: { file, plan }, onYes, onNo }: QuestionProps) {
  const id = useId()
  const group = useRef<HTMLDivElement>(null)
  const changes = importSummary(plan)
  useLayoutEffect(() => group.current?.focus(), [plan])
  return (
    <div
      ref={group}
      class="confirm calm"
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onNo()
      }}
    >
      <p id={id}>
        <Sentence
          of={message(changes.length > 0 ? 'settingsFile.question' : 'settingsFile.nothing', { file })}
        />
      </p>
      <Lines of={changes} />
      {plan.refused.length > 0 && <p>{t('settingsFile.notTaken')}</p>}
      <Lines of={plan.refused} />
      <div class="buttons">
        {changes.length > 0 && (
          <button type="button" class="primary" onClick={onYes}>
            {t('settingsFile.yes')}
          </button>
        )}
        <button type="button" onClick={onNo}>
          {t(changes.length > 0 ? 'options.keep' : 'detail.close')}
        </button>
      </div>
    </div>
  )
}

function Lines({ of }: { of: readonly Message[] }) {
  if (of.length === 0) return null
  return (
    <ul>
      {of.map((line, index) => (
        <li key={index}>
          <Sentence of={line} />
        </li>
      ))}
    </ul>
  )
}
