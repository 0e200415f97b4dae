import { browser } from 'wxt/browser'
import { t } from '../../locales/say'
import { watchNetworkLog } from './network-log'

watchNetworkLog()
// The panel's document only exists once the panel is shown; this one lives as long as DevTools are open.
await browser.devtools.panels.create(t('panel.title'), '/icon/32.png', '/panel.html')
