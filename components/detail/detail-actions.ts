import type { ComponentChildren } from 'preact'
import type { Row } from '../../core/record/row'
import type { WorkspaceActions } from '../workspaces/AssignActions'
import type { FindingActions } from '../findings/finding-actions'
import type { TreeActions } from '../json-tree/TreeBar'

/** The event that the current one is compared with. */
export interface ComparedWith {
  /** The previous event of the same goal, or the event that the user marked. */
  readonly mode: 'previous' | 'marked'
  /** Null if there is no previous event, or the marked event is no longer in the record. */
  readonly row: Row | null
}

/** Actions available in the detail pane. */
export interface DetailActions extends WorkspaceActions, TreeActions, FindingActions {
  readonly onClose: () => void
  /** Additional buttons. */
  readonly more?: ComponentChildren
  /** Mutes or unmutes a goal. */
  readonly onMute: (name: string) => void
  /** Shows the row with the given id. */
  readonly onShow: (id: string) => void
  /** Starts a comparison, or ends it if `mode` is null. */
  readonly onCompare: (mode: ComparedWith['mode'] | null) => void
  /** Marks the event so that others can be compared with it, or removes the mark. */
  readonly onMark: () => void
}
