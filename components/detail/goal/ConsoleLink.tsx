import type { WorkspaceSource } from '../../../core/registry/workspace'
import { t } from '../../../locales/say'
import { Icon } from '../../shared/Icon'

interface ConsoleLinkProps {
  readonly source: WorkspaceSource
  readonly goalId?: number
}

/**
 * Opens a goal in the Web Console, or the list of goals. The addresses are those of ABsmartly's own `cli-ts`, command
 * `open`. A workspace from a file has no Web Console to open.
 */
export function ConsoleLink({ source, goalId }: ConsoleLinkProps) {
  if (source.kind === 'file') return null
  const list = `${source.origin}/goals`
  return (
    <a
      class="button"
      href={goalId === undefined ? list : `${list}/${goalId}`}
      target="_blank"
      rel="noreferrer"
    >
      <Icon name="tab" />
      {t(goalId === undefined ? 'goal.openList' : 'goal.open')}
    </a>
  )
}
