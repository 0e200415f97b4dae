import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { MAX_REASON_CHARS } from '../../core/findings/settings'
import { t } from '../../locales/say'

interface ReasonFormProps {
  /** Label of the submit button. */
  readonly does: string
  readonly onGive: (reason: string) => void
  readonly onCancel: () => void
}

/** Asks why the user ignores an issue or turns off a check. The reason is optional; it helps later readers of the settings. */
export function ReasonForm({ does, onGive, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => input.current?.focus(), [])
  return (
    <form
      class="reason-form"
      onSubmit={(event) => {
        event.preventDefault()
        onGive(reason.trim())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // Escape should close only the form, not the detail as well.
        event.stopPropagation()
        onCancel()
      }}
    >
      <label>
        {t('finding.reason.label')}
        <input
          ref={input}
          value={reason}
          maxLength={MAX_REASON_CHARS}
          placeholder={t('finding.reason.hint')}
          onInput={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary">
        {does}
      </button>
      <button type="button" onClick={onCancel}>
        {t('options.cancel')}
      </button>
    </form>
  )
}
