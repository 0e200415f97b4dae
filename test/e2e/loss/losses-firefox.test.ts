/** Every way to lose a goal, with the real SDKs in a real Firefox: compares the panel with the requests that the server received. */
import { lossFirefox } from './loss-firefox.ts'
import { testLosses } from './loss-tests.ts'

testLosses('firefox', 'Firefox', lossFirefox)
