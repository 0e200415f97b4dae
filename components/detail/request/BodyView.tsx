import { useMemo, useState } from 'preact/hooks'
import type { Body } from '../../../core/capture'
import { INITIAL_CHARS, truncateText } from '../../../core/json-tree/text-window'
import { type Container, isContainer } from '../../../core/json-tree/pointer'
import { readJson } from '../../../core/publish/json-text'
import { say, t } from '../../../locales/say'
import { CopyButton } from '../../shared/CopyButton'
import type { DetailActions } from '../detail-actions'
import type { ChangeDetailState, DetailState } from '../detail-state'
import { JsonTree } from '../../json-tree/JsonTree'

interface BodyViewProps {
  readonly body: Body
  readonly detailState: DetailState
  readonly onDetailState: ChangeDetailState
  readonly actions: DetailActions
}

/** The body of a request with its size, as a tree if it is JSON, or as sent. Gives the reason if there is no body. */
export function BodyView({ body, detailState, onDetailState, actions }: BodyViewProps) {
  const read = useMemo(() => (body.encoding === 'none' ? null : textOf(body)), [body])
  const tree = useMemo(() => (read?.decoded ? containerIn(read.text) : null), [read])
  if (body.encoding === 'none' || !read) {
    return (
      <>
        <h2>{t('detail.body')}</h2>
        <p class="note">{body.encoding === 'none' && say({ key: `problem.body.${body.why}` })}</p>
      </>
    )
  }
  const { text, decoded } = read
  return (
    <>
      <div class="bar">
        <h2>{t('detail.body')}</h2>
        {tree && <BodySwitch shown={detailState.body} onShow={(shown) => onDetailState({ body: shown })} />}
        <span>{t(body.truncated ? 'detail.truncated' : 'detail.bytes', { bytes: body.bytes })}</span>
        {body.gzip !== undefined && <span>{t('detail.gzip', { bytes: body.gzip })}</span>}
        <CopyButton text={text} onCopy={actions.onCopy} />
      </div>
      {!decoded && <p class="note">{t('detail.base64')}</p>}
      {tree && detailState.body === 'tree' ? (
        <JsonTree
          root={tree}
          kind="publish"
          label={t('detail.body')}
          treeState={detailState.bodyTree}
          onTreeState={(bodyTree) => onDetailState({ bodyTree })}
          actions={actions}
        />
      ) : (
        <RawText text={text} />
      )}
    </>
  )
}

interface BodySwitchProps {
  readonly shown: DetailState['body']
  readonly onShow: (shown: DetailState['body']) => void
}

function BodySwitch({ shown, onShow }: BodySwitchProps) {
  return (
    <div class="switch" role="group" aria-label={t('detail.bodyAs.label')}>
      {(['tree', 'raw'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={shown === one} onClick={() => onShow(one)}>
          {t(`detail.bodyAs.${one}`)}
        </button>
      ))}
    </div>
  )
}

/** Maximum length shown at first, in UTF-16 code units. Laying out a longer string would freeze the panel. */
const INITIAL_RAW_CHARS = 50 * INITIAL_CHARS

/** The body verbatim. A long one is shown in steps. */
function RawText({ text }: { text: string }) {
  const [max, setMax] = useState(INITIAL_RAW_CHARS)
  const shown = truncateText(text, max)
  const left = text.length - shown.length
  return (
    <>
      <pre class="raw" translate={false} tabIndex={0} data-hits="everything">
        {shown}
      </pre>
      {left > 0 && (
        <button type="button" class="more" onClick={() => setMax(max + 2 * INITIAL_RAW_CHARS)}>
          {t('tree.moreCharacters', {}, left)}
        </button>
      )}
    </>
  )
}

/** Returns the object or array in a JSON string; null for any other string, and for JSON that is nested too deeply. */
function containerIn(text: string): Container | null {
  const read = readJson(text)
  return 'json' in read && isContainer(read.json) ? read.json : null
}

/** Decodes a body. Bytes that aren't UTF-8 stay encoded in base64. */
function textOf(body: Extract<Body, { data: string }>): { text: string; decoded: boolean } {
  if (body.encoding === 'text') return { text: body.data, decoded: true }
  try {
    const bytes = Uint8Array.from(atob(body.data), (character) => character.charCodeAt(0))
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), decoded: true }
  } catch {
    return { text: body.data, decoded: false }
  }
}
