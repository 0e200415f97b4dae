import { type Attempt, requestOf, sourcesOf } from '../core/delivery/attempt'
import { t } from '../locales/say'
import { BodyText } from './BodyText'
import { sentBy } from './sender'

const calendar = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
  timeZoneName: 'short',
})

interface RequestTabProps {
  readonly attempt: Attempt
  readonly onCopy: (text: string) => Promise<boolean>
}

/** The request as the page made it: nothing pretty, nothing left out but the end of every key. */
export function RequestTab({ attempt, onCopy }: RequestTabProps) {
  const { method, url, at, transport, headers, secrets, body, refused } = requestOf(attempt)
  const sender = sentBy(attempt)
  return (
    <>
      {refused && <p class="note">{t('detail.refused')}</p>}
      <dl class="facts">
        <dt>{t('detail.method')}</dt>
        <dd>{method}</dd>
        <dt>{t('detail.url')}</dt>
        <dd class="address">{url}</dd>
        <dt>{t('detail.sentAt')}</dt>
        <dd>{calendar.format(at)}</dd>
        <dt>{t('detail.via')}</dt>
        <dd>{t(`transport.${transport}`)}</dd>
        <dt>{t('detail.seenBy')}</dt>
        <dd>
          {sourcesOf(attempt)
            .map((source) => t(`source.${source}`))
            .join(', ')}
        </dd>
        <dt>{t('detail.answer')}</dt>
        <dd>
          <Answer attempt={attempt} />
        </dd>
        {sender.kind === 'frame' && (
          <>
            <dt>{t('detail.frame')}</dt>
            <dd class="address">{sender.url}</dd>
          </>
        )}
      </dl>
      <h2>{t('detail.headers')}</h2>
      {headers.length + secrets.length === 0 && <p>{t('detail.noHeaders')}</p>}
      <dl class="facts">
        {headers.map(([name, value], index) => (
          <HeaderLine key={index} name={name} value={value} />
        ))}
        {secrets.map(([name, end], index) => (
          <HeaderLine
            key={index}
            name={name}
            value={end === '' ? t('detail.secretShort') : t('detail.secret', { end })}
          />
        ))}
      </dl>
      <BodyText body={body} onCopy={onCopy} />
    </>
  )
}

/** The raw fact, as the browser told it. Both times are of the source that told it: clocks differ by milliseconds. */
function Answer({ attempt }: { attempt: Attempt }) {
  const witness = attempt.captures.find(({ outcome }) => outcome !== undefined)
  if (!witness?.outcome) return <span title={t('detail.noAnswerHint')}>{t('detail.noAnswer')}</span>
  const { status, error, at } = witness.outcome
  const answer = [status, error].filter((fact) => fact !== null && fact !== undefined).join(', ')
  return <>{t('detail.answerAfter', { answer, ms: Math.max(0, Math.round(at - witness.at)) })}</>
}

function HeaderLine({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
