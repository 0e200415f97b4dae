/** `npm run demo`: the shop and the embedded ABsmartly on fixed ports, until Ctrl+C. */
import { startDemo } from './index.ts'
import type { Demo } from './index.ts'

const PORTS = { shop: 4400, collector: 4401, console: 4402 }

const demo = await startOnFreePorts()
console.log(`
Blue Mug is open: a demo shop with a stand-in for ABsmartly. Everything stays on this computer.

  Shop             ${demo.shopUrl}
  Web Console URL  ${demo.consoleUrl}
  Sign-in page     ${demo.consoleUrl}/login
  API key          ${demo.consoleKey}
  SDK endpoint     ${demo.collectorUrl}
  SDK key          ${demo.sdkKey}

What next:
  1. Put the Web Console URL and the API key into Goalkeeper's options, and press "Connect".
  2. Open the shop, then DevTools, then the tab "Goalkeeper".
  3. Add a mug to the basket, save one for later, place an order: three goal events with something wrong.
     At the foot of each page is a switch that makes the collector misbehave.

Ctrl+C closes it.`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.log('\nBlue Mug is closed.')
    // Nothing is left listening, so the process ends by itself, with what it has to say said.
    void demo.stop()
  })
}

/** A port that somebody else has is replaced by a free one, and said. */
async function startOnFreePorts(): Promise<Demo> {
  const ports = { ...PORTS }
  for (;;) {
    try {
      return await startDemo({ ports })
    } catch (error) {
      const taken = (Object.keys(ports) as (keyof typeof ports)[]).find((name) => isTaken(error, ports[name]))
      if (!taken) throw error
      console.log(`Port ${ports[taken]}, meant for the ${taken}, is taken. Using a free one instead.`)
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
