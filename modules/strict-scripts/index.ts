import { addViteConfig, defineWxtModule } from 'wxt/modules'

/**
 * Makes content scripts strict, as the modules they are built from are. The bundler leaves the directive out.
 *
 * Without it, a page can get hold of the interceptor's functions: its getter of an `init` runs inside a call of ours,
 * and `getter.caller` is that function, unless it is strict (ECMA-262, 17.1, forbidden extensions).
 */
export default defineWxtModule({
  name: 'strict-scripts',
  setup(wxt) {
    addViteConfig(wxt, () => ({
      plugins: [
        {
          name: 'goalkeeper:strict-scripts',
          // At the start of the wrapping function. Before it, WXT would no longer remove the name of the function, which
          // would then be a global of the page.
          outputOptions: (options) =>
            options.format === 'iife' ? { ...options, intro: "'use strict'" } : options,
        },
      ],
    }))
  },
})
