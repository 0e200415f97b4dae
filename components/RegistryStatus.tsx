import type { WorkspaceState } from '../core/registry/workspace'
import { t } from '../locales/say'
import { Icon } from './Icon'
import { needsCare, workspaceFacts, workspacesLine } from './workspace-words'

interface RegistryStatusProps {
  /** Null until it is known. */
  readonly states: readonly WorkspaceState[] | null
  /** Ms since the epoch. */
  readonly now: number
  /** Where the first workspace is connected. */
  readonly onConnect: () => void
  /** Where workspaces are looked after. */
  readonly onOptions: () => void
  readonly onRefresh: () => void
}

/** Where the registries stand, and a button to fetch them again. */
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
        <RefreshButton isBusy={states.some(({ progress }) => progress)} onRefresh={onRefresh} />
      )}
    </>
  )
}

/** A button that is switched off by `disabled` would lose the focus of whoever has just pressed it. */
function RefreshButton({ isBusy, onRefresh }: { isBusy: boolean; onRefresh: () => void }) {
  return (
    <button
      type="button"
      class="icon-only"
      title={t('panel.refresh')}
      aria-label={t('panel.refresh')}
      aria-disabled={isBusy}
      onClick={() => !isBusy && onRefresh()}
    >
      <Icon name="reload" />
    </button>
  )
}
