import { describe, expect, it } from 'vitest'
import { hashUnit } from '../../../../../core/publish/unit-hash'
import { findingsIn, ruleTable } from '../../../../fixtures/finding-publishes'
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
    'error: The publish says that its ids are hashes, but the id of the unit “session_id” is "visitor-0001".',
  ],
  [
    'an email address marked as hashed, masked',
    by('jane@shop.example', true),
    'error: The publish says that its ids are hashes, but the id of the unit “session_id” is "j•••@•••.example".',
  ],
  [
    'a hash not marked as hashed',
    by(HASHED_UID),
    `error: The id of the unit “session_id” looks like a hash, ${HASHED_UID}, but the publish does not say so: it is hashed once more.`,
  ],
  [
    'a plain email address',
    by('jane@shop.example'),
    'warning: The id of the unit “session_id” is an e-mail address, j•••@•••.example, and is not hashed.',
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
