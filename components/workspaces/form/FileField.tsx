import { useRef, useState } from 'preact/hooks'
import { type Message, message } from '../../../core/message'
import { t } from '../../../locales/say'
import type { SelectedFile } from './draft'
import { Field } from '../../shared/Field'

/** Reads a selected file, or explains why it can't be used. */
export type ReadFile = (file: File) => Promise<SelectedFile | { readonly problem: Message }>

interface FileFieldProps {
  readonly label: string
  readonly selected: SelectedFile | null
  readonly problem: Message | undefined
  /** Name of the file that stays in use if no other is selected; null for a new workspace. */
  readonly currentFile: string | null
  readonly onRead: ReadFile
  readonly onChoose: (file: SelectedFile | null) => void
  /** Called if the file can't be used. */
  readonly onProblem: (problem: Message) => void
}

/** A file input for the names of a workspace, with a summary of the file's contents. */
export function FileField({
  label,
  selected,
  problem,
  currentFile,
  onRead,
  onChoose,
  onProblem,
}: FileFieldProps) {
  const [unusable, setUnusable] = useState<Message>()
  const latest = useRef<File | undefined>(undefined)
  const choose = async (file: File | undefined) => {
    latest.current = file
    setUnusable(undefined)
    onChoose(null)
    if (!file) return
    const read = await onRead(file)
    // The user may have selected another file while this one was being read.
    if (latest.current !== file) return
    if ('problem' in read) {
      setUnusable(read.problem)
      onProblem(read.problem)
    } else onChoose(read)
  }
  const stays = currentFile !== null && !selected ? [message('connect.file.keep', { file: currentFile })] : []
  return (
    <Field
      label={label}
      problem={unusable ?? problem}
      notes={selected ? foundIn(selected) : stays}
      hint={t('connect.file.hint')}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="file"
          accept=".json,.csv,.txt,application/json,text/csv,text/plain"
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      )}
    </Field>
  )
}

function foundIn({ name: file, content }: SelectedFile): Message[] {
  const { lists, repeated, skipped } = content
  return [
    message('connect.file.read', { file }, lists.goals.items.length),
    ...(repeated > 0 ? [message('connect.file.repeated', {}, repeated)] : []),
    ...(skipped > 0 ? [message('connect.file.skipped', {}, skipped)] : []),
  ]
}
