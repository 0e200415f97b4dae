/** A second extension, like an ad blocker: it blocks the requests that its rule list names. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const MANIFEST = {
  manifest_version: 3,
  name: 'A blocker',
  version: '1',
  permissions: ['declarativeNetRequest'],
  host_permissions: ['<all_urls>'],
  declarative_net_request: { rule_resources: [{ id: 'list', enabled: true, path: 'list.json' }] },
  browser_specific_settings: { gecko: { id: 'blocker@example.org' } },
}
const LIST = [
  {
    id: 1,
    priority: 1,
    action: { type: 'block' },
    condition: { urlFilter: '/adblocked/v1/', resourceTypes: ['xmlhttprequest', 'other', 'ping'] },
  },
]

/** Writes the extension into a folder, so that both browsers can load it. */
export async function writeBlocker(folder: string): Promise<void> {
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST))
  await writeFile(join(folder, 'list.json'), JSON.stringify(LIST))
}
