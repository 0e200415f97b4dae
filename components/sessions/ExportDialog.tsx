import type { ComponentChildren, RefObject } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { EXPORT_FORMATS, type ExportFormat, hasRequests } from '../../core/export/export-file'
import { type Redactions, DEFAULT_REDACTIONS } from '../../core/session/session'
import { say, t } from '../../locales/say'
import type { Message } from '../../core/message'
import { CopyButton } from '../shared/CopyButton'
import { HelpLink } from '../help/HelpLink'
import { Icon } from '../shared/Icon'
import { IconButton } from '../shared/IconButton'

/** Sets of goal events that can be exported. */
export const EXPORT_SCOPES = ['all', 'filtered', 'selected'] as const
export type ExportScope = (typeof EXPORT_SCOPES)[number]

/** The user's choices for an export. */
export interface ExportChoice {
  readonly scope: ExportScope
  readonly format: ExportFormat
  readonly redactions: Redactions
}

/** Describes the file that an export would write. */
export interface ExportPreview {
  readonly fileName: string
  readonly goals: number
  /**
   * Number of requests in the file, and of unselected goal events that are in those requests. 0 for a format without
   * requests.
   */
  readonly requests: number
  readonly others: number
  /** Addresses of the pages that the requests belong to, as they are in the file. */
  readonly pages: readonly string[]
  /** Beginning of the file. */
  readonly beginning: string
}

interface ExportDialogProps {
  readonly dialog: RefObject<HTMLDialogElement | null>
  /** Number of rows in each scope; null if no filter is active or no row is selected. */
  readonly counts: Readonly<Record<ExportScope, number | null>>
  /** Result of the last export. */
  readonly notice: { readonly kind: 'done' | 'problem'; readonly line: Message } | null
  /** Null while the dialog is closed, so that only an open one computes a preview. */
  readonly making: Making | null
  readonly onClose: () => void
}

interface Making {
  readonly previewOf: (choice: ExportChoice) => ExportPreview
  readonly onSave: (choice: ExportChoice) => void
  /** Copies the whole export to the clipboard. */
  readonly onCopy: (choice: ExportChoice) => Promise<boolean>
}

/** The export dialog: scope, format, and the data to leave out. Modal; Escape closes it. */
export function ExportDialog({ dialog, making, onClose, ...rest }: ExportDialogProps) {
  return (
    <dialog
      ref={dialog}
      class="sheet export"
      aria-labelledby="export-title"
      onClose={onClose}
      // Escape should close only the dialog, not the detail as well.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      <header>
        <h2 id="export-title">{t('export.title')}</h2>
        <IconButton icon="close" label={t('keys.done')} onClick={() => dialog.current?.close()} />
      </header>
      {making && <ExportForm {...rest} {...making} />}
    </dialog>
  )
}

type ExportFormProps = Pick<ExportDialogProps, 'counts' | 'notice'> & Making

function ExportForm({ counts, previewOf, notice, onSave, onCopy }: ExportFormProps) {
  const offered = EXPORT_SCOPES.filter((scope) => counts[scope] !== null)
  const [scope, setScope] = useState<ExportScope>(offered.at(-1) ?? 'all')
  const [format, setFormat] = useState<ExportFormat>('session')
  const [redactions, setRedactions] = useState(DEFAULT_REDACTIONS)
  const choice = useMemo(() => ({ scope, format, redactions }), [scope, format, redactions])
  const preview = useMemo(() => previewOf(choice), [choice])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSave(choice)
      }}
    >
      <fieldset>
        <legend>{t('export.scope.label')}</legend>
        {offered.map((one) => (
          <Radio key={one} name="scope" checked={one === scope} onCheck={() => setScope(one)}>
            {t(`export.scope.${one}`, {}, counts[one] ?? 0)}
          </Radio>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('export.format.label')}</legend>
        {EXPORT_FORMATS.map((one) => (
          <Radio key={one} name="format" checked={one === format} onCheck={() => setFormat(one)}>
            {t(`export.format.${one}`)} <span class="hint">{t(`export.formatHint.${one}`)}</span>
          </Radio>
        ))}
      </fieldset>
      <LeaveOut redactions={redactions} onChoose={setRedactions} />
      <Preview preview={preview} format={format} />
      <div class="buttons">
        <button type="submit" class="primary">
          <Icon name="export" />
          {t('export.save')}
        </button>
        <CopyButton key={JSON.stringify(choice)} label={t('export.copy')} onCopy={() => onCopy(choice)} />
        <HelpLink page="sessions" />
      </div>
      <p class={notice?.kind === 'problem' ? 'notice problem' : 'notice'} role="status">
        {notice && say(notice.line)}
      </p>
    </form>
  )
}

function Radio({
  name,
  checked,
  onCheck,
  children,
}: {
  name: string
  checked: boolean
  onCheck: () => void
  children: ComponentChildren
}) {
  return (
    <label class="check">
      <input type="radio" name={`export-${name}`} checked={checked} onChange={onCheck} />
      <span>{children}</span>
    </label>
  )
}

const PARTS = ['addresses', 'properties', 'attributes', 'units'] as const

function LeaveOut({
  redactions,
  onChoose,
}: {
  redactions: Redactions
  onChoose: (redactions: Redactions) => void
}) {
  return (
    <fieldset>
      <legend>{t('export.leaveOut.label')}</legend>
      {PARTS.map((part) => (
        <label key={part} class="check">
          <input
            type="checkbox"
            checked={redactions[part]}
            onChange={(event) => onChoose({ ...redactions, [part]: event.currentTarget.checked })}
          />
          <span>{t(`export.leaveOut.${part}`)}</span>
        </label>
      ))}
      <p class="hint">{t('export.leaveOut.always')}</p>
    </fieldset>
  )
}

function Preview({ preview, format }: { preview: ExportPreview; format: ExportFormat }) {
  const { fileName, goals, requests, others, pages, beginning } = preview
  return (
    <section aria-label={t('export.preview.label')}>
      <h3>
        {t('export.preview.label')} <code translate={false}>{fileName}</code>
      </h3>
      <p>
        {t('export.preview.goals', {}, goals)}
        {hasRequests(format) && (
          <>
            {' '}
            {t('export.preview.requests', {}, requests)}
            {others > 0 && ` ${t('export.preview.others', {}, others)}`}
          </>
        )}
      </p>
      {pages.length > 0 && (
        <>
          <p id="export-pages">{t('export.preview.pages', {}, pages.length)}</p>
          <ul class="pages" translate={false} tabIndex={0} aria-labelledby="export-pages">
            {pages.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
        </>
      )}
      <pre class="raw" translate={false} tabIndex={0} aria-label={t('export.preview.beginning')}>
        {beginning}
      </pre>
    </section>
  )
}
