import type { ComponentChildren } from 'preact'
import { type Attempt, durationOf, networkResultOf, requestOf } from '../../../core/attempt'
import { t } from '../../../locales/say'
import { BodyView } from './BodyView'
import type { DetailActions } from '../detail-actions'
import type { ChangeDetailState, DetailState } from '../detail-state'
import { exactTime } from '../../shared/format-time'
import { requestSender, sourceNames } from '../../shared/request-sender'

interface RequestTabProps {
  readonly attempt: Attempt
  /** Number of attempts to send the same publish. */
  readonly attempts: number
  readonly detailState: DetailState
  readonly onDetailState: ChangeDetailState
  readonly actions: DetailActions
}

/** The request as the page made it. Only the last four characters of a secret header are known. */
export function RequestTab({ attempt, attempts, ...placed }: RequestTabProps) {
  const { method, url, at, transport, headers, secrets, body, refused } = requestOf(attempt)
  const sender = requestSender(attempt)
  return (
    <>
      {attempts > 1 && <p class="note">{t('detail.firstOf', {}, attempts)}</p>}
      {refused && <p class="note">{t('detail.refused')}</p>}
      <dl class="facts">
        <dt>{t('detail.method')}</dt>
        <dd translate={false}>{method}</dd>
        <dt>{t('detail.url')}</dt>
        <dd class="address" translate={false} data-hits="address">
          {url}
        </dd>
        <dt>{t('detail.sentAt')}</dt>
        <dd translate={false}>{exactTime(at)}</dd>
        <dt>{t('detail.via')}</dt>
        <dd>{t(`transport.${transport}`)}</dd>
        <dt>{t('detail.seenBy')}</dt>
        <dd>{sourceNames(attempt)}</dd>
        <dt>{t('detail.answer')}</dt>
        <dd>
          <NetworkResultLine attempt={attempt} />
        </dd>
        {sender.kind === 'frame' && (
          <>
            <dt>{t('detail.frame')}</dt>
            <dd class="address" translate={false} data-hits="address">
              {sender.url}
            </dd>
          </>
        )}
      </dl>
      <h2>{t('detail.headers')}</h2>
      {headers.length + secrets.length === 0 && <p>{t('detail.noHeaders')}</p>}
      <dl class="facts">
        {headers.map(([name, value], index) => (
          <HeaderLine key={index} name={name}>
            <span translate={false}>{value}</span>
          </HeaderLine>
        ))}
        {secrets.map(([name, end], index) => (
          <HeaderLine key={index} name={name}>
            {end === '' ? t('detail.secretShort') : t('detail.secret', { end })}
          </HeaderLine>
        ))}
      </dl>
      <BodyView body={body} {...placed} />
    </>
  )
}

/** The result that the browser reported. */
function NetworkResultLine({ attempt }: { attempt: Attempt }) {
  const [outcome, ms] = [networkResultOf(attempt), durationOf(attempt)]
  if (!outcome || ms === null) return <span title={t('detail.noAnswerHint')}>{t('detail.noAnswer')}</span>
  const { status, error } = outcome
  const answer = [status, error].filter((fact) => fact !== null && fact !== undefined).join(', ')
  return <>{t('detail.answerAfter', { answer, ms })}</>
}

function HeaderLine({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt translate={false}>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
