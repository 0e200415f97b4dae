/** `npm run demo`: runs the shop and the stand-in for ABsmartly on fixed ports until Ctrl+C. */
import { startDemo } from './index.ts'
import type { Demo } from './index.ts'

const PORTS = { shop: 4400, collector: 4401, console: 4402 }

const demo = await startOnFreePorts()
console.log(`
Blue Mug is running: a demo shop with a stand-in for ABsmartly. Nothing leaves this computer.

  Shop             ${demo.shopUrl}
  Web Console URL  ${demo.consoleUrl}
  Sign-in page     ${demo.consoleUrl}/login
  API key          ${demo.consoleKey}
  SDK endpoint     ${demo.collectorUrl}
  SDK key          ${demo.sdkKey}

Next steps:
  1. Enter the Web Console URL and the API key in Goalkeeper's options, and press "Connect".
  2. Open the shop, open DevTools, and select the "Goalkeeper" panel.
  3. Add a mug to the basket, save one for later, and place an order: these three goal events have issues.
     To make the collector misbehave, use the menu at the bottom of each page.

Press Ctrl+C to stop.`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.log('\nBlue Mug has stopped.')
    // The process exits when no server is listening. process.exit() could cut off the output.
    void demo.stop()
  })
}

/** Starts the demo. Reports each fixed port that is in use and replaces it with a free one. */
async function startOnFreePorts(): Promise<Demo> {
  const ports = { ...PORTS }
  for (;;) {
    try {
      return await startDemo({ ports })
    } catch (error) {
      const taken = (Object.keys(ports) as (keyof typeof ports)[]).find((name) => isTaken(error, ports[name]))
      if (!taken) throw error
      console.log(`Port ${ports[taken]} (${taken}) is already in use. Using a free port instead.`)
      ports[taken] = 0
    }
  }
}

function isTaken(error: unknown, port: number): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'EADDRINUSE' &&
    'port' in error &&
    error.port === port
  )
}
