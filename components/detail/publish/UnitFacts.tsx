import type { ComponentChildren } from 'preact'
import { hashToHex } from '../../../core/publish/unit-hash'
import { t } from '../../../locales/say'
import { CopyButton } from '../../shared/CopyButton'

interface UnitFactsProps {
  readonly type: string
  /** As ABsmartly stores it; null where the page sent none. */
  readonly uid: string | null
  /** As it was sent, where that is another text. */
  readonly raw?: string | null
  /** With the stored id in hex, too. */
  readonly hex?: boolean
  /** In the place of the type, where there is more to be said of it. */
  readonly children?: ComponentChildren
  readonly onCopy: (text: string) => Promise<boolean>
}

/** A unit by what the Web Console's events are filtered by, each to be copied; its filter takes the stored id. */
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
