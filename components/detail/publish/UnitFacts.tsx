import type { ComponentChildren } from 'preact'
import { hashToHex } from '../../../core/publish/unit-hash'
import { t } from '../../../locales/say'
import { CopyButton } from '../../shared/CopyButton'

interface UnitFactsProps {
  readonly type: string
  /** Id as ABsmartly stores it; null if the page sent none. */
  readonly uid: string | null
  /** Id as the page sent it. Shown only if it differs from `uid`. */
  readonly raw?: string | null
  /** Also shows the stored id in hex. */
  readonly hex?: boolean
  /** Replaces the type. */
  readonly children?: ComponentChildren
  readonly onCopy: (text: string) => Promise<boolean>
}

/**
 * The values of a unit that the Web Console filters events by, each with a copy button. Its filter takes the stored id.
 */
export function UnitFacts({ type, uid, raw = null, hex = false, children, onCopy }: UnitFactsProps) {
  const inHex = uid === null || !hex ? null : hashToHex(uid)
  return (
    <dl class="facts unit-facts" data-hits="units">
      <dt>{t('publish.unitType')}</dt>
      <dd>
        {children ?? <bdi translate={false}>{type}</bdi>}{' '}
        <CopyButton text={type} what={type} onCopy={onCopy} />
      </dd>
      <dt title={t('publish.uidHint')}>{t('publish.uid')}</dt>
      <dd>
        {uid === null ? (
          <span class="quiet">{t('publish.none')}</span>
        ) : (
          <>
            <bdi translate={false}>{uid}</bdi> <CopyButton text={uid} what={uid} onCopy={onCopy} />
          </>
        )}
      </dd>
      {inHex !== null && (
        <>
          <dt>{t('publish.hex')}</dt>
          <dd>
            <bdi translate={false}>{inHex}</bdi> <CopyButton text={inHex} what={inHex} onCopy={onCopy} />
          </dd>
        </>
      )}
      {raw !== null && raw !== uid && (
        <>
          <dt title={t('publish.rawHint')}>{t('publish.raw')}</dt>
          <dd>
            <bdi translate={false}>{raw}</bdi>
          </dd>
        </>
      )}
    </dl>
  )
}
