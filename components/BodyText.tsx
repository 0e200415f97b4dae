import type { Body } from '../core/capture'
import { say, t } from '../locales/say'
import { CopyButton } from './CopyButton'

interface BodyTextProps {
  readonly body: Body
  readonly onCopy: (text: string) => Promise<boolean>
}

/** The body of a request as it was sent, with its size; or why it is not there. */
export function BodyText({ body, onCopy }: BodyTextProps) {
  if (body.encoding === 'none') {
    return (
      <>
        <h2>{t('detail.body')}</h2>
        <p class="note">{say({ key: `problem.body.${body.why}` })}</p>
      </>
    )
  }
  const { text, decoded } = textOf(body)
  return (
    <>
      <div class="bar">
        <h2>{t('detail.body')}</h2>
        <span>{t(body.truncated ? 'detail.truncated' : 'detail.bytes', { bytes: body.bytes })}</span>
        {body.gzip !== undefined && <span>{t('detail.gzip', { bytes: body.gzip })}</span>}
        <CopyButton text={text} onCopy={onCopy} />
      </div>
      {!decoded && <p class="note">{t('detail.base64')}</p>}
      <pre class="raw" translate={false} tabIndex={0} data-hits="everything">
        {text}
      </pre>
    </>
  )
}

/** Bytes that are text are shown as text; others as they crossed. */
function textOf(body: Extract<Body, { data: string }>): { text: string; decoded: boolean } {
  if (body.encoding === 'text') return { text: body.data, decoded: true }
  try {
    const bytes = Uint8Array.from(atob(body.data), (character) => character.charCodeAt(0))
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), decoded: true }
  } catch {
    return { text: body.data, decoded: false }
  }
}
