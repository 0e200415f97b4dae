import type { Body, Capture } from '../core/capture'
import { say, t } from '../locales/say'
import { CopyButton } from './CopyButton'

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
  readonly capture: Capture
  readonly onCopy: (text: string) => Promise<boolean>
}

/** The request as the page made it: nothing pretty, nothing left out but the end of every key. */
export function RequestTab({ capture, onCopy }: RequestTabProps) {
  const { method, url, at, transport, headers, secrets, body, refused, documentUrl, pageUrl } = capture
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
        {documentUrl !== pageUrl && (
          <>
            <dt>{t('detail.frame')}</dt>
            <dd class="address">{documentUrl}</dd>
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

function HeaderLine({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function BodyText({ body, onCopy }: { body: Body; onCopy: (text: string) => Promise<boolean> }) {
  if (body.encoding === 'none') {
    return (
      <>
        <h2>{t('detail.body')}</h2>
        <p class="note">{say({ key: `problem.body.${body.why}` })}</p>
      </>
    )
  }
  const { text, decoded } = bodyText(body)
  return (
    <>
      <div class="bar">
        <h2>{t('detail.body')}</h2>
        <span>{t(body.truncated ? 'detail.truncated' : 'detail.bytes', { bytes: body.bytes })}</span>
        <CopyButton text={text} onCopy={onCopy} />
      </div>
      {!decoded && <p class="note">{t('detail.base64')}</p>}
      <pre class="raw" tabIndex={0}>
        {text}
      </pre>
    </>
  )
}

/** Bytes that are text are shown as text; others as they crossed. */
function bodyText(body: Extract<Body, { data: string }>): { text: string; decoded: boolean } {
  if (body.encoding === 'text') return { text: body.data, decoded: true }
  try {
    const bytes = Uint8Array.from(atob(body.data), (character) => character.charCodeAt(0))
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), decoded: true }
  } catch {
    return { text: body.data, decoded: false }
  }
}
