import '../../components/theme.css'
import './popup.css'
import { render } from 'preact'
import { browser } from 'wxt/browser'
import { SiteAccess } from '../../components/SiteAccess'
import { TabCounts } from '../../components/TabCounts'
import { t } from '../../locales/say'
import { followAccess } from '../options/site-access'
import { connect } from '../panel/connection'
import { gather } from '../panel/gather'
import { createPanelState, REDRAW_MS } from '../panel/state'

function show(root: HTMLElement, tabId: number): void {
  const state = createPanelState()
  const access = followAccess()
  const connection = connect({
    tabId,
    position: state.position,
    onUpdate: gather(state.update, REDRAW_MS),
    onLost: () => window.close(),
  })
  const open = (page: 'options' | 'panel') => {
    connection.send({ type: 'open', page })
  }
  const Popup = () => (
    <TabCounts
      sight={state.sight.value}
      summary={state.summary.value}
      registry={state.registry.value}
      onOptions={() => open('options')}
      onOwnTab={() => open('panel')}
      onReload={() => connection.send({ type: 'reload' })}
    >
      <SiteAccess given={access.given.value} refused={access.refused.value} onRequest={access.request} />
    </TabCounts>
  )
  render(<Popup />, root)
}

const root = document.getElementById('app')
const asked = new URLSearchParams(location.search).get('tabId')
const [active] = await browser.tabs.query({ active: true, currentWindow: true })
const tabId = asked === null ? active?.id : Number(asked)
if (root && tabId !== undefined) show(root, tabId)
else if (root) render(<p>{t('popup.noTab')}</p>, root)
