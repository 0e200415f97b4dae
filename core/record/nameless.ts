import { type Message, message } from '../message'
import type { Row } from './row'

type Nameless = Exclude<Row, { readonly kind: 'goal' }>

/** What stands for the name of a row that has no goal. */
export function nameless(row: Nameless): Message {
  if (row.kind === 'unreadable') return message('panel.unreadable')
  return message(row.publish.exposures.length > 0 ? 'panel.exposuresOnly' : 'panel.withoutGoals')
}

/** Why there is nothing to be said of a goal. */
export const whyNoGoal = (row: Nameless): Message =>
  row.kind === 'unreadable' ? row.problem : message('detail.withoutGoals')
