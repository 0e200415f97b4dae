import * as v from 'valibot'
import {
  type ColumnChoice,
  GROUPINGS,
  type ListLayout,
  MIN_COLUMN_WIDTH_PX,
  DEFAULT_LAYOUT,
  MAX_COLUMN_WIDTH_PX,
} from '../core/list-layout'
import { defineSetting } from './setting'

/** Maximum number of stored columns: far more than fit, but a settings file cannot bring thousands. */
const MAX_COLUMNS = 60
const MAX_ID_CHARS = 300

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID_CHARS))

const Choice: v.GenericSchema<ColumnChoice> = v.object({
  id: Id,
  shown: v.nullable(v.boolean()),
  width: v.nullable(v.pipe(v.number(), v.minValue(MIN_COLUMN_WIDTH_PX), v.maxValue(MAX_COLUMN_WIDTH_PX))),
})

const Sort = v.object({ column: Id, direction: v.picklist(['ascending', 'descending']) })

/** Layout of the list, shared by all panels. */
export const listLayout = defineSetting<ListLayout>(
  'listLayout',
  {
    columns: v.pipe(v.array(Choice), v.maxLength(MAX_COLUMNS)),
    sort: v.nullable(Sort),
    group: v.picklist(GROUPINGS),
    strip: v.boolean(),
  },
  DEFAULT_LAYOUT,
)
