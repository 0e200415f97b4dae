import type { TreeLine } from '../../core/json-tree/lines'
import { isContainer, sizeOf } from '../../core/json-tree/pointer'
import type { Json } from '../../core/publish/publish'
import type { TextRange } from '../../core/query/query'
import { t } from '../../locales/say'
import { Icon } from '../shared/Icon'

interface TreeItemProps {
  readonly id: string
  readonly index: number
  readonly line: TreeLine
  readonly isCurrent: boolean
  /** Returns the ranges of a string that match the search. */
  readonly matchesIn: (text: string) => readonly TextRange[]
}

export function TreeItem({ id, index, line, isCurrent, matchesIn }: TreeItemProps) {
  const isOpen = line.kind === 'entry' ? line.isOpen : null
  return (
    <div
      id={id}
      role="treeitem"
      data-index={index}
      aria-level={line.level}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-selected={isCurrent}
      {...(isOpen !== null && { 'aria-expanded': isOpen })}
      class="tree-line"
      style={{ '--level': line.level - 1 }}
    >
      {isOpen === null ? <span class="twisty" /> : <Icon name={isOpen ? 'expanded' : 'collapsed'} />}
      {line.kind === 'more' ? (
        <span class="tree-more" translate>
          {t(line.unit === 'characters' ? 'tree.moreCharacters' : MORE[line.side], {}, line.left)}
        </span>
      ) : (
        <Entry line={line} matchesIn={matchesIn} />
      )}
    </div>
  )
}

interface EntryProps extends Pick<TreeItemProps, 'matchesIn'> {
  readonly line: Extract<TreeLine, { kind: 'entry' }>
}

function Entry({ line, matchesIn }: EntryProps) {
  const { key, inList, value, text } = line
  return (
    <span class="tree-entry" data-hits="everything">
      <bdi class={inList ? 'tree-place' : 'json-key'}>
        <HighlightedText text={keyText(key, inList)} matchesIn={inList ? NOWHERE : matchesIn} />
      </bdi>
      {': '}
      {text === null ? (
        <Size value={value} />
      ) : (
        <bdi class={`json-${kindOf(value)}`}>
          <HighlightedText text={text} matchesIn={matchesIn} />
        </bdi>
      )}
    </span>
  )
}

/** The number of entries of a list or object, also while it is open, so that users don't have to count. */
function Size({ value }: { value: Json }) {
  if (!isContainer(value)) return null
  const [inList, count] = [Array.isArray(value), sizeOf(value)]
  if (count === 0) return <span class={inList ? 'json-list' : 'json-object'}>{inList ? '[]' : '{}'}</span>
  return (
    <span class={inList ? 'json-list' : 'json-object'} translate>
      {t(inList ? 'tree.entries' : 'tree.keys', {}, count)}
    </span>
  )
}

const MORE = { before: 'tree.earlierEntries', after: 'tree.moreEntries' } as const
const NOWHERE = (): readonly TextRange[] => []

/** Returns the key, in quotes if its end would be unclear without them. */
const keyText = (key: string, inList: boolean): string =>
  inList || /^[\w$-]+$/.test(key) ? key : JSON.stringify(key)

function kindOf(value: Json): 'string' | 'number' | 'word' {
  if (typeof value === 'string') return 'string'
  return typeof value === 'number' ? 'number' : 'word'
}

/** A string with its matches highlighted. */
function HighlightedText({ text, matchesIn }: { text: string } & Pick<TreeItemProps, 'matchesIn'>) {
  const ranges = matchesIn(text)
  if (ranges.length === 0) return <>{text}</>
  const ends = [0, ...ranges.map(({ to }) => to)]
  return (
    <>
      {ranges.map(({ from, to }, index) => [
        text.slice(ends[index], from),
        <mark key={from}>{text.slice(from, to)}</mark>,
      ])}
      {text.slice(ends.at(-1))}
    </>
  )
}
