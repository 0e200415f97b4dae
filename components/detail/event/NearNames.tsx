import type { NearName } from '../../../core/registry/near-names'
import { t } from '../../../locales/say'
import { CopyButton } from '../../shared/CopyButton'
import { NameDifference } from './NameDifference'

interface NearNamesProps {
  readonly typed: string
  readonly near: readonly NearName[]
  readonly onCopy: (text: string) => Promise<boolean>
}

/** Registered names that the sent name may be a typo of, with the differences highlighted. Renders nothing if there are none. */
export function NearNames({ typed, near, onCopy }: NearNamesProps) {
  if (near.length === 0) return null
  return (
    <div class="near">
      <h3>{t('detail.near.title')}</h3>
      <ul>
        {near.map(({ name, kinds }) => (
          <li key={name}>
            <bdi class="goal-name" translate={false}>
              {name}
            </bdi>
            <CopyButton text={name} what={name} onCopy={onCopy} />
            <p>
              <NameDifference typed={typed} registered={name} />{' '}
              <span class="quiet">{kinds.map((kind) => t(`detail.near.${kind}`)).join(', ')}</span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
