import { describe, expect, it } from 'vitest'
import { hashUnit } from '../../../../../core/publish/unit-hash'
import { findingsIn, reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { HASHED_UID } from '../../../../fixtures/make'

const by = (uid: string | null, hashed?: true) => ({
  goals: ['page_view'],
  body: { units: [{ type: 'session_id', uid }], hashed },
})

ruleTable('unit-hashing', [
  ['a hash marked as hashed', by(HASHED_UID, true)],
  ['a plain id not marked as hashed', by('visitor-0001')],
  [
    'a plain id marked as hashed',
    by('visitor-0001', true),
    reported('error', 'finding.unitHashing.raw', { type: 'session_id', uid: '"visitor-0001"' }),
  ],
  [
    'an email address marked as hashed, masked',
    by('jane@shop.example', true),
    reported('error', 'finding.unitHashing.raw', { type: 'session_id', uid: '"j•••@•••.example"' }),
  ],
  [
    'a hash not marked as hashed',
    by(HASHED_UID),
    reported('error', 'finding.unitHashing.twice', { type: 'session_id', uid: HASHED_UID }),
  ],
  [
    'a plain email address',
    by('jane@shop.example'),
    reported('warning', 'finding.unitHashing.legible', { type: 'session_id', uid: 'j•••@•••.example' }),
  ],
  ['22 characters that cannot be a hash of 16 bytes', by('V1StGXR8-Z5jdHi6B-myT5')],
  ['22 letters', by('abcdefghijklmnopqrstug')],
  ['40 hexadecimal digits, as in SDK 1.2', by('e791e240fcd3df7d238cfc285f475e8152fcc0ec')],
])

describe('findings of one id', () => {
  it.each([by('undefined', true), by(hashUnit('undefined')), by(null, true)])(
    'are a single junk-identity finding (case %#)',
    (sent) => {
      expect(findingsIn([sent]).map(({ rule }) => rule)).toEqual(['junk-identity'])
    },
  )
})
