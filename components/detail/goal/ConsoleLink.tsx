import type { WorkspaceSource } from '../../../core/registry/workspace'
import { t } from '../../../locales/say'
import { Icon } from '../../shared/Icon'

interface ConsoleLinkProps {
  readonly source: WorkspaceSource
  readonly goalId?: number
}

/**
 * A link to a goal in the Web Console, or to its list of goals. The URLs are those that the command `open` of
 * ABsmartly's `cli-ts` uses. Renders nothing for a workspace from a file, which has no Web Console.
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
