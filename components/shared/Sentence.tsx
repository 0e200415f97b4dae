import type { Message } from '../../core/message'
import { say } from '../../locales/say'

const OPEN = '\u2068'
const CLOSE = '\u2069'

/**
 * Renders a message with each inserted string in its own `<bdi>`. A name that is written from right to left, or that
 * contains bidi control characters, then can't reorder the sentence around it. Browsers don't translate these strings.
 */
export function Sentence({ of }: { of: Message }) {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(of.values ?? {}))
    values[name] =
      typeof value === 'string' ? `${OPEN}${value.replace(/[\u2068\u2069]/g, '')}${CLOSE}` : value
  const parts = say({ ...of, values }).split(/[\u2068\u2069]/)
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <bdi key={index} translate={false}>
            {part}
          </bdi>
        ) : (
          part
        ),
      )}
    </>
  )
}
