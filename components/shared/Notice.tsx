import type { Message } from '../../core/message'
import { Sentence } from './Sentence'

/** The result of the last action. */
export interface NoticeState {
  readonly kind: 'busy' | 'done' | 'problem'
  /** `form` and `card` show the message themselves, so the notice is for screen readers only. */
  readonly shownIn: 'page' | 'form' | 'card'
  readonly lines: readonly Message[]
}

/** The notice before any action. */
export const NO_NOTICE: NoticeState = { kind: 'done', shownIn: 'page', lines: [] }

/**
 * The live region that announces results to screen readers. It is always rendered, since browsers don't announce a
 * region that is added along with its message.
 */
export function Notice({ kind, shownIn, lines }: NoticeState) {
  return (
    <div role="status" class={shownIn === 'page' && lines.length > 0 ? `answer ${kind}` : 'unseen'}>
      {lines.map((line, index) => (
        <p key={index}>
          <Sentence of={line} />
        </p>
      ))}
    </div>
  )
}
