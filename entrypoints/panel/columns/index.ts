import { application } from './application'
import type { Column } from '../../../components/columns/column'
import { delivery } from './delivery'
import { environment } from './environment'
import { findings } from './findings'
import { from } from './from'
import { goal } from './goal'
import { page } from './page'
import { properties } from './properties'
import { time } from './time'
import { units } from './units'
import { verdict } from './verdict'
import { workspace } from './workspace'

/** The columns of the list, in the order in which they stand. */
export const columns: readonly Column[] = [
  goal,
  verdict,
  delivery,
  findings,
  time,
  properties,
  workspace,
  application,
  environment,
  units,
  from,
  page,
]
