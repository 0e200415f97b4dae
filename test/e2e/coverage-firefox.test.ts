/** The coverage table in a real Firefox: every way to send, what each source sees of it, and what the panel says. */
import { test } from '@playwright/test'

import { coverageTests } from './matrix/coverage-tests.ts'
import { coverageFirefox } from './matrix/firefox.ts'

test.describe('Firefox', () => coverageTests('firefox', coverageFirefox))
