/** The coverage table in a real Firefox: every way to send, the sources that capture it, and the panel's row. */
import { test } from '@playwright/test'

import { coverageTests } from './coverage-tests.ts'
import { coverageFirefox } from './coverage-firefox.ts'

test.describe('Firefox', () => coverageTests('firefox', coverageFirefox))
