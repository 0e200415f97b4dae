import type { NameVerdict } from '../../core/registry/verdict'
import { say } from '../../locales/say'
import { Icon } from './Icon'

/** The name of an application, an environment or a unit type; with an icon where it is unknown or archived. */
export function CheckedName({ name, nameVerdict }: { name: string; nameVerdict: NameVerdict }) {
  const { verdict, label } = nameVerdict
  return (
    <>
      {isSuspect(nameVerdict) && (
        <span role="img" class={`verdict verdict-${verdict}`} aria-label={say(label)}>
          <Icon name={verdict === 'archived' ? 'archive' : 'warning'} />
        </span>
      )}
      <bdi translate={false}>{name}</bdi>
    </>
  )
}

/** The same as a tooltip. */
export const checkedNameHint = (name: string, nameVerdict: NameVerdict): string =>
  isSuspect(nameVerdict) ? `${name}\n${say(nameVerdict.reason)}` : name

/** There is something to say of it. */
export const isSuspect = ({ verdict }: NameVerdict): boolean =>
  verdict === 'unknown' || verdict === 'archived'
