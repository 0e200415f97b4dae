import type { Page } from '@playwright/test'

/** Subset of the DevTools window's own scripts. Internal to Chromium, seen in 156. */
interface NetworkModule {
  readonly NetworkPanel: {
    readonly NetworkPanel: {
      instance(): { readonly networkLogView: { exportAll(options: { sanitize: boolean }): Promise<void> } }
    }
  }
}
interface HostModule {
  readonly InspectorFrontendHost: {
    readonly InspectorFrontendHostInstance: {
      readonly events: { dispatchEventToListeners(name: string, data: unknown): void }
      save: (url: string, content: string) => void
      append: (url: string, content: string) => void
      close: (url: string) => void
    }
  }
}

/**
 * Returns the output of “Export HAR (sanitized)” in Chromium's Network panel. A headless browser has no file dialog, so
 * this function replaces the ones that save the file. The panel does the rest.
 */
export async function exportedHar(devtools: Page): Promise<string> {
  return devtools.evaluate(async () => {
    const load = (path: string): Promise<unknown> => import(`devtools://devtools/bundled/${path}`)
    const { NetworkPanel } = (await load('panels/network/network.js')) as NetworkModule
    const { InspectorFrontendHost } = (await load('core/host/host.js')) as HostModule
    const host = InspectorFrontendHost.InspectorFrontendHostInstance
    const original = { save: host.save, append: host.append, close: host.close }
    const written: string[] = []
    const notify = (name: string, data: unknown) =>
      setTimeout(() => host.events.dispatchEventToListeners(name, data))
    try {
      return await new Promise<string>((resolve, reject) => {
        host.save = (url, content) => {
          written.push(content)
          notify('savedURL', { url, fileSystemPath: url })
        }
        host.append = (url, content) => {
          written.push(content)
          notify('appendedToURL', url)
        }
        host.close = () => resolve(written.join(''))
        NetworkPanel.NetworkPanel.instance().networkLogView.exportAll({ sanitize: true }).catch(reject)
      })
    } finally {
      Object.assign(host, original)
    }
  })
}
