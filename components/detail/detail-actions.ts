import type { ComponentChildren } from 'preact'
import type { Row } from '../../core/record/row'
import type { WorkspaceActions } from '../workspaces/AssignActions'
import type { FindingActions } from '../findings/finding-actions'
import type { TreeActions } from '../json-tree/TreeBar'

/** What an event is compared with. */
export interface ComparedWith {
  /** The event before of the same goal, or the one that somebody has marked. */
  readonly mode: 'previous' | 'marked'
  /** Null where there is none before, or the marked one is not kept any more. */
  readonly row: Row | null
}

/** What can be done in the detail. */
export interface DetailActions extends WorkspaceActions, TreeActions, FindingActions {
  readonly onClose: () => void
  /** Further buttons. */
  readonly more?: ComponentChildren
  /** Mutes a goal, or has it back. */
  readonly onMute: (name: string) => void
  /** Shows another row, by its id. */
  readonly onShow: (id: string) => void
  /** Compares with something, or (null) with nothing any more. */
  readonly onCompare: (mode: ComparedWith['mode'] | null) => void
  /** Marks the event, so that others are compared with it; or takes the mark away. */
  readonly onMark: () => void
}
