/** The same in a real Firefox. */
import { lossFirefox } from './loss/firefox.ts'
import { testLosses } from './loss/losses.ts'

testLosses('firefox', 'Firefox', lossFirefox)
