import { useState } from 'preact/hooks'
import type { Message } from '../core/message'
import type { RegistryState } from '../core/registry/registry'
import { say, t } from '../locales/say'

interface ConnectFormProps {
  /** Null until the background has answered. */
  readonly state: RegistryState | null
  readonly busy: boolean
  readonly problem: Message | null
  /** Address of the console in use; empty without one. */
  readonly origin: string
  /** An empty key stands for the saved one. */
  readonly onConnect: (url: string, key: string) => void
  readonly onRefresh: () => void
  readonly onDisconnect: () => void
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** Where a person says which Web Console to ask, and is told plainly what came of it. */
export function ConnectForm(props: ConnectFormProps) {
  const { state, busy, problem, origin } = props
  const [typedUrl, setUrl] = useState<string | null>(null)
  const [key, setKey] = useState('')
  const url = typedUrl ?? origin
  const connected = state !== null && state.workspace !== null

  return (
    <form
      class="connect"
      onSubmit={(event) => {
        event.preventDefault()
        props.onConnect(url, key)
        setKey('')
      }}
    >
      <h2>{t('connect.title')}</h2>
      <p>{t('connect.intro')}</p>
      <div class="field">
        <label for="console-url">{t('connect.url.label')}</label>
        <input
          id="console-url"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="console-url-hint"
          value={url}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
        <p id="console-url-hint" class="hint">
          {t('connect.url.hint')}
        </p>
      </div>
      <div class="field">
        <label for="console-key">{t('connect.key.label')}</label>
        <input
          id="console-key"
          type="password"
          autocomplete="off"
          aria-describedby="console-key-hint"
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <p id="console-key-hint" class="hint">
          {t(connected ? 'connect.key.saved' : 'connect.key.hint')}
        </p>
      </div>
      <div class="buttons">
        <button type="submit" class="primary" disabled={busy}>
          {t('connect.button')}
        </button>
        {connected && (
          <>
            <button type="button" disabled={busy} onClick={props.onRefresh}>
              {t('connect.again')}
            </button>
            <button type="button" disabled={busy} onClick={props.onDisconnect}>
              {t('connect.disconnect')}
            </button>
          </>
        )}
      </div>
      <Answer state={state} busy={busy} problem={problem} />
      <p class="hint">{t('connect.where')}</p>
    </form>
  )
}

function Answer({ state, busy, problem }: Pick<ConnectFormProps, 'state' | 'busy' | 'problem'>) {
  const registry = state?.registry ?? null
  return (
    <div class={`answer ${busy ? '' : problem ? 'problem' : registry ? 'connected' : ''}`} role="status">
      {busy ? <p>{t('connect.busy')}</p> : <Outcome state={state} problem={problem} />}
    </div>
  )
}

function Outcome({ state, problem }: Pick<ConnectFormProps, 'state' | 'problem'>) {
  const registry = state?.registry ?? null
  if (!registry) return <p>{problem ? say(problem) : t('connect.nothing')}</p>
  const archived = registry.goals.filter((goal) => goal.archived).length
  const time = moment.format(registry.fetchedAt)
  const { workspace, goals, gaps } = registry
  return (
    <>
      {problem && <p>{say(problem)}</p>}
      <p>
        {problem
          ? t('connect.keptOlder', { workspace, time })
          : `${t('connect.connected', { workspace, goals: goals.length, archived })} ${t('connect.fetched', { time })}`}
      </p>
      {gaps.map((gap, index) => (
        <p key={index}>{say(gap)}</p>
      ))}
    </>
  )
}
