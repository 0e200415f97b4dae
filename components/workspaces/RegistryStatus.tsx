import type { WorkspaceState } from '../../core/registry/workspace'
import { t } from '../../locales/say'
import { IconButton } from '../shared/IconButton'
import { Icon } from '../shared/Icon'
import { needsCare, workspaceFacts, workspacesLine } from './workspace-words'

interface RegistryStatusProps {
  /** Null until known. */
  readonly states: readonly WorkspaceState[] | null
  /** Ms since the epoch. */
  readonly now: number
  /** Opens the page where the first workspace is connected. */
  readonly onConnect: () => void
  /** Opens the page where workspaces are managed. */
  readonly onOptions: () => void
  readonly onRefresh: () => void
}

/** The state of the registries, and a button to fetch them again. */
export function RegistryStatus({ states, now, onConnect, onOptions, onRefresh }: RegistryStatusProps) {
  if (!states) return null
  const isEmpty = states.length === 0
  return (
    <>
      <button
        type="button"
        class="registry"
        title={
          isEmpty ? undefined : states.map((state) => workspaceFacts(state, now).join('\n')).join('\n\n')
        }
        onClick={isEmpty ? onConnect : onOptions}
      >
        {states.some((state) => needsCare(state, now)) && <Icon name="warning" />}
        <span class="line">{workspacesLine(states, now)}</span>
        {isEmpty && <span class="action">{t('panel.connect')}</span>}
      </button>
      {states.some(({ workspace }) => workspace.source.kind === 'console') && (
        <IconButton
          icon="reload"
          label={t('panel.refresh')}
          disabled={states.some(({ progress }) => progress)}
          onClick={onRefresh}
        />
      )}
    </>
  )
}
