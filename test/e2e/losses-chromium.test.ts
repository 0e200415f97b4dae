/** Each way to lose a goal, with the real SDKs, in a real Chromium: what the panel says, and what the server got. */
import { lossChromium } from './loss/chromium.ts'
import { testLosses } from './loss/losses.ts'

testLosses('chromium', 'Chromium', lossChromium)
