import type { NameVerdict } from '../../core/registry/verdict'
import { say } from '../../locales/say'
import { Icon } from './Icon'

/** The name of an application, environment or unit type, with an icon if it is unknown or archived. */
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

/** Returns the tooltip of a checked name, with the reason if it is unknown or archived. */
export const checkedNameHint = (name: string, nameVerdict: NameVerdict): string =>
  isSuspect(nameVerdict) ? `${name}\n${say(nameVerdict.reason)}` : name

/** Returns true for a verdict that users need to see: unknown or archived. */
export const isSuspect = ({ verdict }: NameVerdict): boolean =>
  verdict === 'unknown' || verdict === 'archived'
