import { hashUnit } from '../../../../../core/publish/unit-hash'
import { ruleTable } from '../../../../fixtures/finding-publishes'

const by = (uid: unknown, hashed: unknown = true) => ({
  goals: ['page_view'],
  body: { units: [{ type: 'session_id', uid }], ...(hashed === true ? { hashed } : { hashed: undefined }) },
})
const junk = (uid: string) => `error: The id of the unit “session_id” is ${uid}, which is nobody’s.`

ruleTable('junk-identity', [
  ['a hash of an ordinary id', by(hashUnit('visitor-0001'))],
  ['an ordinary plain id, as from SDK 1.4', by('visitor-0001', null)],
  ['a number, as possible in SDK 1.2', by(42, null)],
  ['a missing id', by(null), 'error: The unit “session_id” has no id.'],
  ['an empty id', by('', null), 'error: The id of the unit “session_id” is empty.'],
  ['a blank id', by('  '), 'error: The id of the unit “session_id” is empty.'],
  ['"undefined"', by('undefined', null), junk('"undefined"')],
  ['zero', by(0, null), junk('"0"')],
  ['"null" marked as hashed', by('null'), junk('"null"')],
  ['a user named Guest', by('Guest', null)],
  [
    'the hash of NaN',
    by('fs-zvwdqapY1-XX-lqyX_Q'),
    'error: The id of the unit “session_id” is fs-zvwdqapY1-XX-lqyX_Q, the hash of "NaN".',
  ],
  [
    'the hash of an empty string',
    by(hashUnit('')),
    `error: The id of the unit “session_id” is ${hashUnit('')}, the hash of "".`,
  ],
  ['an id with 640 characters', by('x1'.repeat(320), null)],
  [
    'an id with 641 characters',
    by('x'.repeat(641), null),
    'error: The id of the unit “session_id” has 641 characters; 640 are allowed.',
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
    `error: The id of the unit “user_id” is ${hashUnit('undefined')}, the hash of "undefined".`,
  ],
])
