import { addViteConfig, defineWxtModule } from 'wxt/modules'

const SCRIPT = 'content-scripts/interceptor.js'

/**
 * Makes DevTools skip the interceptor. Every `fetch` of a page runs through it, so without this the Network panel would
 * name it as the initiator of each request, and the Console would link errors to it, instead of to the page's script.
 *
 * DevTools skips scripts that a source map lists in `ignoreList` (ECMA-426). The map is inline, since a page must not be
 * able to load files of the extension, and maps each line to the script itself, since only the list matters.
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
            if (script?.type === 'chunk') script.code += `\n${ignoreComment(script.code)}`
          },
        },
      ],
    }))
  },
})

function ignoreComment(code: string): string {
  const map = {
    version: 3,
    sources: ['goalkeeper-interceptor.js'],
    sourcesContent: [''],
    names: [],
    // One segment a line: column 0 is line 0, column 0 of source 0. Later lines stay there.
    mappings: code
      .split('\n')
      .map(() => 'AAAA')
      .join(';'),
    ignoreList: [0],
  }
  return `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`
}
