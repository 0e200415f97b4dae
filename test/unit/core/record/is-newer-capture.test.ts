import { describe, expect, it } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { isNewerCapture } from '../../../../core/record/is-newer-capture'
import { captureOf } from '../../../fixtures/make'

const OUTCOME = { at: 1000, status: null, error: 'NS_ERROR_DOM_BAD_URI' }

describe('isNewer', () => {
  it.each<[string, Partial<Capture>, Partial<Capture>, boolean]>([
    ['the same again', {}, {}, false],
    ['an outcome', { outcome: OUTCOME }, {}, true],
    ['the same outcome', { outcome: OUTCOME }, { outcome: { ...OUTCOME } }, false],
    ['a later outcome', { outcome: { ...OUTCOME, at: 1001 } }, { outcome: OUTCOME }, true],
    ['another status', { outcome: { ...OUTCOME, status: 200 } }, { outcome: OUTCOME }, true],
    ['another error', { outcome: { ...OUTCOME, error: 'other' } }, { outcome: OUTCOME }, true],
    ['a refused preflight', { outcome: { ...OUTCOME, preflight: 'refused' } }, { outcome: OUTCOME }, true],
    ['no outcome any more', {}, { outcome: OUTCOME }, false],
    ['who has sent it', { sender: 'worker' }, {}, true],
    ['what has forbidden it', { forbidden: 'connect-src' }, {}, true],
    ['the one before it was forbidden, sent again', {}, { forbidden: 'connect-src' }, false],
    ['forbidden, once more', { forbidden: 'connect-src' }, { forbidden: 'connect-src' }, false],
    ['an answer', { answer: { text: '' } }, {}, true],
    ['an answer, once more', { answer: { text: '' } }, { answer: { text: '' } }, false],
  ])('%s: %s', (_, now, before, newer) => {
    expect(isNewerCapture(captureOf(1, now), captureOf(1, before))).toBe(newer)
  })
})
