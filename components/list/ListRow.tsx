import { Component } from 'preact'

import type { Row } from '../../core/record/row'
import { shallowEqual } from '../../core/shallow-equal'
import { t } from '../../locales/say'
import { hostAndPath, pathAndQuery } from '../shared/address-parts'
import type { Column, RowFacts } from '../columns/column'
import { GoalRow } from './GoalRow'
import { GroupHeader, PageHeader } from './GroupHeaders'
import { Icon } from '../shared/Icon'
import { type SelectMode, isRow, type ListItem, type OpenedItem } from './lines/list-item'
import { clockTime } from '../shared/format-time'
import { SpanRow } from './SpanRow'
import { TroubleText } from './TroubleText'

interface ListRowProps {
  readonly id: string
  readonly item: ListItem
  /** Position in the grid, from 1. The header is row 1. */
  readonly rowIndex: number
  /** Distance from the top of the list, in px. */
  readonly top: number
  readonly columns: readonly Column[]
  readonly selected: boolean
  /** The row is one of the selected rows. */
  readonly inSelection: boolean
  readonly factsOf: (row: Row) => RowFacts
  /** Measures a line whose height depends on its content. */
  readonly measure: (row: HTMLElement | null) => void
  readonly onSelect: (item: ListItem, how?: SelectMode) => void
  /** Called for a click that opens something: the detail of a row, a group, or a tab. */
  readonly onOpen: (item: ListItem) => void
}

/**
 * Renders one line of the list. It is rendered again only when its props change: scrolling adds and removes lines, but
 * doesn't change those that stay. It is a class because `memo` comes from `preact/compat`, which changes how `onChange`
 * works in the whole document.
 */
export class ListRow extends Component<ListRowProps> {
  override shouldComponentUpdate(next: ListRowProps): boolean {
    return !shallowEqual(next, this.props)
  }

  override render() {
    return <Line {...this.props} />
  }
}

function Line({ item, columns, factsOf, measure, onSelect, onOpen, inSelection, ...place }: ListRowProps) {
  if (isRow(item))
    return (
      <GoalRow
        {...place}
        selected={place.selected || inSelection}
        row={item}
        columns={columns}
        facts={factsOf(item)}
        onSelect={onSelect}
        onOpen={onOpen}
      />
    )
  const span = { ...place, kind: item.kind, columns: columns.length, onClick: () => onSelect(item) }
  switch (item.kind) {
    case 'page':
      return (
        <SpanRow
          {...span}
          expanded={!item.collapsed}
          title={item.page ? item.page.url : t('panel.page.earlierHint')}
          onClick={() => onOpen(item)}
        >
          <PageHeader item={item} />
        </SpanRow>
      )
    case 'group':
      return (
        <SpanRow {...span} expanded={!item.collapsed} onClick={() => onOpen(item)}>
          <GroupHeader item={item} />
        </SpanRow>
      )
    case 'trouble':
      return (
        <SpanRow
          {...span}
          kind={`trouble trouble-${item.trouble.kind}`}
          // The column headers are the first row of the grid.
          measured={{ index: place.rowIndex - 2, measure }}
        >
          <TroubleText trouble={item.trouble} />
        </SpanRow>
      )
    case 'navigation':
      return (
        <SpanRow {...span} title={t('panel.page.navigatedHint', { url: item.url })}>
          {t('panel.page.navigated', { url: pathAndQuery(item.url), time: clockTime(item.at) })}
        </SpanRow>
      )
    case 'opened':
      return (
        <SpanRow {...span} title={item.url}>
          <OpenedTab item={item} onOpen={onOpen} />
        </SpanRow>
      )
  }
}

function OpenedTab({ item, onOpen }: { item: OpenedItem; onOpen: (item: ListItem) => void }) {
  return (
    <>
      <Icon name="tab" />
      <span class="address">{t('panel.page.opened', { url: hostAndPath(item.url) })}</span>
      <span class="count">· {t('status.goals', {}, item.goals)}</span>
      <time class="number" translate={false}>
        {clockTime(item.at)}
      </time>
      <button
        type="button"
        tabIndex={-1}
        onClick={(event) => {
          event.stopPropagation()
          onOpen(item)
        }}
      >
        {t('panel.page.show')}
      </button>
    </>
  )
}
