import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { EXPORT_SCOPES, type ExportChoice, ExportDialog } from '../../../components/sessions/ExportDialog'
import { FILE_TYPES, hasRequests } from '../../../core/export/export-file'
import { type Message, message } from '../../../core/message'
import { MAX_SESSION_BYTES } from '../../../core/session/session-file'
import { errorMessage } from '../../../core/error-message'
import { saveFile } from '../../../browser/save-file'
import { copyText } from '../../../browser/clipboard'
import { type ExportMetadata, exportText, exportFileNameFor, previewExport, rowsByScope } from './exporting'
import type { PanelSession } from './sessions'

interface Notice {
  readonly kind: 'done' | 'problem'
  readonly line: Message
}

/** Returns the export dialog and a function that opens it. `version` is that of Goalkeeper. */
export function useExport(
  session: PanelSession,
  version: string,
): { readonly start: () => void; readonly dialog: ComponentChildren } {
  const dialog = useRef<HTMLDialogElement>(null)
  const [context, setContext] = useState<ExportMetadata | null>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const rows = context && rowsByScope(session)
  const counts = Object.fromEntries(EXPORT_SCOPES.map((scope) => [scope, rows?.[scope]?.length ?? null]))

  const save = (choice: ExportChoice, made: ExportMetadata) => {
    try {
      const text = exportText(session, choice, made)
      const file = exportFileNameFor(session, choice, made)
      saveFile(text, file, FILE_TYPES[choice.format].type)
      const isLarge = hasRequests(choice.format) && text.length > MAX_SESSION_BYTES
      const megabytes = MAX_SESSION_BYTES / 1_000_000
      setNotice({
        kind: 'done',
        line: isLarge ? message('export.savedLarge', { file, megabytes }) : message('export.saved', { file }),
      })
    } catch (error) {
      setNotice({ kind: 'problem', line: message('export.failed', { reason: errorMessage(error) }) })
    }
  }

  return {
    start() {
      setNotice(null)
      setContext({ at: Date.now(), version, salt: crypto.randomUUID() })
      dialog.current?.showModal()
    },
    dialog: (
      <ExportDialog
        dialog={dialog}
        counts={counts as Record<(typeof EXPORT_SCOPES)[number], number | null>}
        making={
          context && {
            previewOf: (choice) => previewExport(session, choice, context),
            onSave: (choice) => save(choice, context),
            onCopy: async (choice) => copyText(exportText(session, choice, context)),
          }
        }
        notice={notice}
        onClose={() => setContext(null)}
      />
    ),
  }
}
