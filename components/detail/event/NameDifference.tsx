import { nameDifference, type Segment, showInvisible } from '../../../core/registry/name-difference'
import { t } from '../../../locales/say'

/**
 * Shows how a sent name differs from a registered one: extra characters are struck through, missing ones underlined.
 * Screen readers announce neither, so visually hidden words say the same.
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
