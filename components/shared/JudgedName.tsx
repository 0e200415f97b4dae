import type { Judgement } from '../../core/registry/verdict'
import { say } from '../../locales/say'
import { Icon } from './Icon'

/** The name of an application, an environment or a unit type; with an icon where it is unknown or archived. */
export function JudgedName({ name, judgement }: { name: string; judgement: Judgement }) {
  const { verdict, label } = judgement
  return (
    <>
      {isSuspect(judgement) && (
        <span role="img" class={`verdict verdict-${verdict}`} aria-label={say(label)}>
          <Icon name={verdict === 'archived' ? 'archive' : 'warning'} />
        </span>
      )}
      <bdi translate={false}>{name}</bdi>
    </>
  )
}

/** The same as a tooltip. */
export const judgedNameHint = (name: string, judgement: Judgement): string =>
  isSuspect(judgement) ? `${name}\n${say(judgement.reason)}` : name

/** There is something to say of it. */
export const isSuspect = ({ verdict }: Judgement): boolean => verdict === 'unknown' || verdict === 'archived'
