import { type Message, message } from '../message'
import type { Row } from './row'

type RowWithoutGoal = Exclude<Row, { readonly kind: 'goal' }>

/** Returns the title of a row without a goal. */
export function rowTitle(row: RowWithoutGoal): Message {
  if (row.kind === 'unreadable') return message('panel.unreadable')
  return message(row.publish.exposures.length > 0 ? 'panel.exposuresOnly' : 'panel.withoutGoals')
}

/** Explains why a row has no goal to show. */
export const noGoalMessage = (row: RowWithoutGoal): Message =>
  row.kind === 'unreadable' ? row.problem : message('detail.withoutGoals')
