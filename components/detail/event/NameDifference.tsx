import { nameDifference, type Segment, showInvisible } from '../../../core/registry/name-difference'
import { t } from '../../../locales/say'

/**
 * How a name that was sent differs from a registered one: struck out what is too much, underlined what is missing.
 * Neither is read out by screen readers, so both are also in words that only they get.
 */
export function NameDifference({ typed, registered }: { typed: string; registered: string }) {
  return (
    <bdi class="name-difference goal-name" translate={false}>
      {nameDifference(typed, registered).map((segment, index) => (
        <Part key={index} {...segment} />
      ))}
    </bdi>
  )
}

function Part({ text, kind }: Segment) {
  const shown = showInvisible(text)
  if (kind === 'same') return <>{shown}</>
  const Mark = kind === 'extra' ? 'del' : 'ins'
  return (
    <Mark>
      <span class="unseen" translate>
        {' '}
        {t(`detail.near.${kind}`)}{' '}
      </span>
      {shown}
      <span class="unseen">, </span>
    </Mark>
  )
}
