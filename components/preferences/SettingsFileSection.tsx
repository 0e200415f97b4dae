import { useRef } from 'preact/hooks'
import { type Message, message } from '../../core/message'
import type { ImportPlan } from '../../core/settings-file/import-plan'
import { t } from '../../locales/say'
import { Sentence } from '../shared/Sentence'
import { Field } from '../shared/Field'
import { Notice, type NoticeState } from '../shared/Notice'
import { Question } from '../shared/Question'
import { importSummary } from './import-summary'

/** A settings file that the user selected, and the changes that it would make. */
export interface PendingImport {
  /** File name on disk. */
  readonly file: string
  readonly plan: ImportPlan
}

interface SettingsFileSectionProps {
  /** Null if no usable file is selected. */
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
  const end = (action: () => void) => () => {
    // The clicked buttons disappear, so move the focus. With an empty input, the same file can be selected again.
    if (input.current) input.current.value = ''
    input.current?.focus()
    action()
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
      {pendingImport && (
        <ImportQuestion pendingImport={pendingImport} onYes={end(onImport)} onNo={end(onCancel)} />
      )}
      <Notice {...notice} shownIn="page" />
    </section>
  )
}

interface ImportQuestionProps {
  readonly pendingImport: PendingImport
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks once before the import, with all changes the file would make and the parts that can't be imported. */
function ImportQuestion({ pendingImport: { file, plan }, onYes, onNo }: ImportQuestionProps) {
  const changes = importSummary(plan)
  const hasChanges = changes.length > 0
  return (
    <Question
      question={message(hasChanges ? 'settingsFile.question' : 'settingsFile.nothing', { file })}
      yes={hasChanges ? t('settingsFile.yes') : null}
      no={t(hasChanges ? 'options.keep' : 'detail.close')}
      calm
      subject={plan}
      onYes={onYes}
      onNo={onNo}
    >
      <Lines of={changes} />
      {plan.refused.length > 0 && <p>{t('settingsFile.notTaken')}</p>}
      <Lines of={plan.refused} />
    </Question>
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
