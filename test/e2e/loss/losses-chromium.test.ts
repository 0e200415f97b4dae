/** Every way to lose a goal, with the real SDKs in a real Chromium: compares the panel with the requests that the server received. */
import { lossChromium } from './loss-chromium.ts'
import { testLosses } from './loss-tests.ts'

testLosses('chromium', 'Chromium', lossChromium)
