import { addViteConfig, defineWxtModule } from 'wxt/modules'

const SCRIPT = 'content-scripts/interceptor.js'
/** Name of the script in DevTools, and in the stack of errors. */
const NAME = 'goalkeeper-interceptor.js'

/**
 * Makes DevTools skip the interceptor. Every `fetch` of a page runs through it, so without this the Network panel would
 * name it as the initiator of each request, and the Console would link errors to it, instead of to the page's script.
 *
 * DevTools skips scripts that a source map lists in `ignoreList` (ECMA-426). The map is inline, since a page must not be
 * able to load files of the extension, and maps each line to the script itself, since only the list matters.
 *
 * Also names the script. Without a name, its frame in the stack of a failed `fetch` has the address of the extension.
 * Tools that report errors ignore those with such a frame (posthog-js 1.449.2, `_isExtensionException`), and in Firefox
 * the address identifies the user's browser.
 */
export default defineWxtModule({
  name: 'ignore-list',
  setup(wxt) {
    addViteConfig(wxt, () => ({
      plugins: [
        {
          name: 'goalkeeper:ignore-list',
          generateBundle(_options, bundle) {
            const script = bundle[SCRIPT]
            if (script?.type === 'chunk') script.code += `\n${comments(script.code)}`
          },
        },
      ],
    }))
  },
})

function comments(code: string): string {
  const map = {
    version: 3,
    sources: [NAME],
    sourcesContent: [''],
    names: [],
    // One segment a line: column 0 is line 0, column 0 of source 0. Later lines stay there.
    mappings: code
      .split('\n')
      .map(() => 'AAAA')
      .join(';'),
    ignoreList: [0],
  }
  const url = `data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`
  return `//# sourceURL=${NAME}\n//# sourceMappingURL=${url}`
}
