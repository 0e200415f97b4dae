import '../../components/theme.css'
import './options.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { ConnectForm } from '../../components/ConnectForm'
import { SiteAccess } from '../../components/SiteAccess'
import type { RegistryState } from '../../core/registry/registry'
import { t } from '../../locales/say'
import { connect, type ConnectAnswer, disconnect, readState, refresh } from './connect'
import { followAccess } from './site-access'

const state = signal<RegistryState | null>(null)
const busy = signal(false)
const problem = signal<ConnectAnswer['problem']>(null)
const savedOrigin = signal('')
const access = followAccess()

async function run(action: () => Promise<ConnectAnswer>): Promise<void> {
  busy.value = true
  problem.value = null
  const answer = await action()
  if (answer.state) state.value = answer.state
  savedOrigin.value = answer.origin ?? savedOrigin.value
  problem.value = answer.problem
  busy.value = false
}

function Options() {
  return (
    <main>
      <h1>{t('options.title')}</h1>
      <SiteAccess given={access.given.value} refused={access.refused.value} onRequest={access.request} />
      <ConnectForm
        state={state.value}
        busy={busy.value}
        problem={problem.value}
        origin={savedOrigin.value}
        onConnect={(url, key) => void run(() => connect(url, key))}
        onRefresh={() => void run(refresh)}
        onDisconnect={() =>
          void run(async () => {
            const answer = await disconnect()
            savedOrigin.value = ''
            return answer
          })
        }
      />
    </main>
  )
}

document.title = t('options.title')
const root = document.getElementById('app')
if (root) render(<Options />, root)
await run(readState)
