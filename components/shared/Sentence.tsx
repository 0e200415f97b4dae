import type { Message } from '../../core/message'
import { say } from '../../locales/say'

const OPEN = '\u2068'
const CLOSE = '\u2069'

/**
 * A message in which every text that is put in stands in a `<bdi>` of its own: a name from outside that is written from
 * right to left, or only pretends to be, leaves the order of the sentence around it alone; and no browser translates it.
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
