import type { Message } from '../../core/message'
import { Sentence } from './Sentence'

/** What is told of the last thing that was done. */
export interface NoticeState {
  readonly kind: 'busy' | 'done' | 'problem'
  /** `form` and `card` show it themselves: there it is for screen readers alone. */
  readonly shownIn: 'page' | 'form' | 'card'
  readonly lines: readonly Message[]
}

/** Nothing was done. */
export const NO_NOTICE: NoticeState = { kind: 'done', shownIn: 'page', lines: [] }

/**
 * The one place that tells screen readers what came of it. It is there from the beginning: browsers do not announce a
 * region that comes with its words.
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
