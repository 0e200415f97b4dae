import * as v from 'valibot'
import {
  type ColumnChoice,
  GROUPINGS,
  type ListLayout,
  NARROWEST,
  USUAL_LAYOUT,
  WIDEST,
} from '../core/list-layout'
import { defineSetting } from './setting'

/** Many more than fit, so that a file cannot bring thousands. */
const MOST_COLUMNS = 60
const MOST_ID_CHARACTERS = 300

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_ID_CHARACTERS))

const Choice: v.GenericSchema<ColumnChoice> = v.object({
  id: Id,
  shown: v.nullable(v.boolean()),
  width: v.nullable(v.pipe(v.number(), v.minValue(NARROWEST), v.maxValue(WIDEST))),
})

const Sort = v.object({ column: Id, direction: v.picklist(['ascending', 'descending']) })

const Layout: v.GenericSchema<unknown, ListLayout> = v.object({
  columns: v.fallback(v.pipe(v.array(Choice), v.maxLength(MOST_COLUMNS)), []),
  sort: v.fallback(v.nullable(Sort), null),
  group: v.fallback(v.picklist(GROUPINGS), USUAL_LAYOUT.group),
  strip: v.fallback(v.boolean(), USUAL_LAYOUT.strip),
})

/** The layout of the list, the same in every panel. */
export const listLayout = defineSetting('listLayout', Layout, USUAL_LAYOUT)
