import { useRef } from 'preact/hooks'
import { type Message, message } from '../../../core/message'
import { addCollectorHost, parseCollectorHosts } from '../../../core/registry/collector-hosts'
import { t } from '../../../locales/say'
import type { FormContext } from './draft'
import { Field } from '../../shared/Field'

interface CollectorsFieldProps {
  readonly value: string
  readonly problem: Message | undefined
  /** Id of the workspace that the hosts belong to; null for a new one. */
  readonly workspaceId: string | null
  readonly formContext: FormContext
  readonly onType: (collectors: string) => void
}

/** The hosts of the collectors, with suggestions from the publishes of open tabs. */
export function CollectorsField({ value, problem, workspaceId, formContext, onType }: CollectorsFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const { hosts } = parseCollectorHosts(value)
  const others = formContext.states.map((state) => state.workspace).filter(({ id }) => id !== workspaceId)
  const ownerOf = (host: string) => others.find(({ collectors }) => collectors.includes(host))
  const moves = hosts.flatMap((host) => {
    const owner = ownerOf(host)
    return owner ? [message('connect.collectors.moves', { host, workspace: owner.name })] : []
  })
  const none = value.trim() === '' ? [message('connect.collectors.none')] : []
  const offered = formContext.collectors.filter((host) => !hosts.includes(host) && !ownerOf(host))
  return (
    <>
      <Field
        label={t('connect.collectors.label')}
        problem={problem}
        notes={[...moves, ...none]}
        hint={t('connect.collectors.hint')}
      >
        {(attributes) => (
          <input
            {...attributes}
            ref={input}
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            value={value}
            onInput={(event) => onType(event.currentTarget.value)}
          />
        )}
      </Field>
      {offered.length > 0 && (
        <div class="seen">
          <span>{t('connect.collectors.seen')}</span>
          {offered.map((host) => (
            <span key={host} class="chip">
              <bdi translate={false}>{host}</bdi>
              <button
                type="button"
                aria-label={t('connect.collectors.useHost', { host })}
                onClick={() => {
                  onType(addCollectorHost(value, host))
                  // The clicked button disappears, so move the focus first.
                  input.current?.focus()
                }}
              >
                {t('connect.collectors.use')}
              </button>
            </span>
          ))}
        </div>
      )}
    </>
  )
}
