import type { Comparison, Difference } from '../../../core/compare/compare'
import { shortJson } from '../../../core/json-tree/text-window'
import type { Json } from '../../../core/publish/publish'
import { t } from '../../../locales/say'
import { ExpandableList, useShowMore } from '../publish/ExpandableList'

/**
 * The differences, one row per path. Built from ARIA roles, since a `<table>` couldn't stack the two values in a narrow
 * panel.
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

/** One of the two values. Its label replaces the column headers where they don't fit. */
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

/** The equal values, collapsed. */
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
