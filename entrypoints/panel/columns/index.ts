import { applicationColumn } from './application'
import type { Column } from '../../../components/columns/column'
import { deliveryColumn } from './delivery'
import { environmentColumn } from './environment'
import { findingsColumn } from './findings'
import { fromColumn } from './from'
import { goalColumn } from './goal'
import { pageColumn } from './page'
import { propertiesColumn } from './properties'
import { timeColumn } from './time'
import { unitsColumn } from './units'
import { verdictColumn } from './verdict'
import { workspaceColumn } from './workspace'

/** Columns of the list in their default order. */
export const DEFAULT_COLUMNS: readonly Column[] = [
  goalColumn,
  verdictColumn,
  deliveryColumn,
  findingsColumn,
  timeColumn,
  propertiesColumn,
  workspaceColumn,
  applicationColumn,
  environmentColumn,
  unitsColumn,
  fromColumn,
  pageColumn,
]
