/** The coverage table in a real Chromium: every way to send, what each source sees of it, and what the panel says. */
import { test } from '@playwright/test'

import { coverageChromium } from './matrix/chromium.ts'
import { coverageTests } from './matrix/coverage-tests.ts'

test.describe('Chromium', () => coverageTests('chromium', coverageChromium))
