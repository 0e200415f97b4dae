/** The coverage table in a real Chromium: every way to send, the sources that capture it, and the panel's row. */
import { test } from '@playwright/test'

import { coverageChromium } from './coverage-chromium.ts'
import { coverageTests } from './coverage-tests.ts'

test.describe('Chromium', () => coverageTests('chromium', coverageChromium))
