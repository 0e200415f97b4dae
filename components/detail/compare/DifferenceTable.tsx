import type { Comparison, Difference } from '../../../core/compare/compare'
import { shortJson } from '../../../core/json-tree/text-window'
import type { Json } from '../../../core/publish/publish'
import { t } from '../../../locales/say'
import { ExpandableList, useShowMore } from '../publish/ExpandableList'

/**
 * What is not the same, place by place. A table by its roles, since one by its elements could not put the two values
 * below each other where it is narrow.
 */
export function DifferenceTable({ differences }: Pick<Comparison, 'differences'>) {
  const [max, more] = useShowMore(differences.length)
  return (
    <>
      <div role="table" class="differences" aria-label={t('compare.table')}>
        <div role="row" class="difference head">
          <span role="columnheader">{t('compare.place')}</span>
          <span role="columnheader">{t('compare.here')}</span>
          <span role="columnheader">{t('compare.there')}</span>
        </div>
        {differences.slice(0, max).map((difference, index) => (
          <DifferenceRow key={index} difference={difference} />
        ))}
      </div>
      {more}
    </>
  )
}

function DifferenceRow({ difference }: { difference: Difference }) {
  const { kind, path } = difference
  return (
    <div role="row" class={`difference difference-${kind}`}>
      <span role="rowheader">
        <code translate={false}>{path}</code> <span class="kind">{t(`compare.kind.${kind}`)}</span>
      </span>
      <Side label={t('compare.here')} value={kind === 'onlyThere' ? undefined : difference.here} />
      <Side label={t('compare.there')} value={kind === 'onlyHere' ? undefined : difference.there} />
    </div>
  )
}

/** Where the heads of the columns have no room, it says itself of which event it is. */
function Side({ label, value }: { label: string; value: Json | undefined }) {
  return (
    <span role="cell">
      <span class="side" aria-hidden="true">
        {label}
      </span>
      {value === undefined ? (
        <span class="quiet">{t('compare.absent')}</span>
      ) : (
        <code translate={false}>{shortJson(value)}</code>
      )}
    </span>
  )
}

/** What is the same, folded away. */
export function SameList({ same }: Pick<Comparison, 'same'>) {
  if (same.length === 0) return null
  return (
    <details class="same">
      <summary>{t('compare.same', {}, same.length)}</summary>
      <ExpandableList
        items={same}
        render={({ path, value }) => (
          <code translate={false}>
            {path}: {shortJson(value)}
          </code>
        )}
      />
    </details>
  )
}
