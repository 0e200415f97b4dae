import { hashUnit } from '../../../../../core/publish/unit-hash'
import { reported, ruleTable } from '../../../../fixtures/finding-publishes'

const by = (uid: unknown, hashed: unknown = true) => ({
  goals: ['page_view'],
  body: { units: [{ type: 'session_id', uid }], ...(hashed === true ? { hashed } : { hashed: undefined }) },
})
const junk = (uid: string) => reported('error', 'finding.junkIdentity.raw', { type: 'session_id', uid })

ruleTable('junk-identity', [
  ['a hash of an ordinary id', by(hashUnit('visitor-0001'))],
  ['an ordinary plain id, as from SDK 1.4', by('visitor-0001', null)],
  ['a number, as possible in SDK 1.2', by(42, null)],
  ['a missing id', by(null), reported('error', 'finding.junkIdentity.none', { type: 'session_id' })],
  ['an empty id', by('', null), reported('error', 'finding.junkIdentity.blank', { type: 'session_id' })],
  ['a blank id', by('  '), reported('error', 'finding.junkIdentity.blank', { type: 'session_id' })],
  ['"undefined"', by('undefined', null), junk('"undefined"')],
  ['zero', by(0, null), junk('"0"')],
  ['"null" marked as hashed', by('null'), junk('"null"')],
  ['a user named Guest', by('Guest', null)],
  [
    'the hash of NaN',
    by('fs-zvwdqapY1-XX-lqyX_Q'),
    reported('error', 'finding.junkIdentity.hashed', {
      type: 'session_id',
      uid: 'fs-zvwdqapY1-XX-lqyX_Q',
      of: '"NaN"',
    }),
  ],
  [
    'the hash of an empty string',
    by(hashUnit('')),
    reported('error', 'finding.junkIdentity.hashed', { type: 'session_id', uid: hashUnit(''), of: '""' }),
  ],
  ['an id with 640 characters', by('x1'.repeat(320), null)],
  [
    'an id with 641 characters',
    by('x'.repeat(641), null),
    reported('error', 'finding.junkIdentity.long', { type: 'session_id', length: 641, most: 640 }),
  ],
  [
    'one of two units',
    {
      goals: ['page_view'],
      body: {
        units: [
          { type: 'session_id', uid: hashUnit('a') },
          { type: 'user_id', uid: hashUnit('undefined') },
        ],
      },
    },
    reported('error', 'finding.junkIdentity.hashed', {
      type: 'user_id',
      uid: hashUnit('undefined'),
      of: '"undefined"',
    }),
  ],
])
