import { describe, expect, it } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { isNewerCapture } from '../../../../core/record/is-newer-capture'
import { captureOf } from '../../../fixtures/make'

const OUTCOME = { at: 1000, status: null, error: 'NS_ERROR_DOM_BAD_URI' }

describe('isNewerCapture', () => {
  it.each<[string, Partial<Capture>, Partial<Capture>, boolean]>([
    ['the same capture', {}, {}, false],
    ['a first outcome', { outcome: OUTCOME }, {}, true],
    ['the same outcome', { outcome: OUTCOME }, { outcome: { ...OUTCOME } }, false],
    ['a later outcome', { outcome: { ...OUTCOME, at: 1001 } }, { outcome: OUTCOME }, true],
    ['a different status', { outcome: { ...OUTCOME, status: 200 } }, { outcome: OUTCOME }, true],
    ['a different error', { outcome: { ...OUTCOME, error: 'other' } }, { outcome: OUTCOME }, true],
    ['a refused preflight', { outcome: { ...OUTCOME, preflight: 'refused' } }, { outcome: OUTCOME }, true],
    ['a missing outcome', {}, { outcome: OUTCOME }, false],
    ['a first sender', { sender: 'worker' }, {}, true],
    ['a first blocking directive', { forbidden: 'connect-src' }, {}, true],
    ['a missing directive', {}, { forbidden: 'connect-src' }, false],
    ['the same directive', { forbidden: 'connect-src' }, { forbidden: 'connect-src' }, false],
    ['a first response', { answer: { text: '' } }, {}, true],
    ['the same response', { answer: { text: '' } }, { answer: { text: '' } }, false],
  ])('checks %s: $3', (_, now, before, newer) => {
    expect(isNewerCapture(captureOf(1, now), captureOf(1, before))).toBe(newer)
  })
})
