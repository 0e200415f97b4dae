import { ruleTable } from '../../../../fixtures/finding-publishes'
import { COLLECTOR, HASHED_UID, itemOf, partOf } from '../../../../fixtures/make'

const by = (...types: string[]) => ({
  goals: ['page_view'],
  body: { units: types.map((type) => ({ type, uid: HASHED_UID })) },
})
ruleTable('unit-type', [
  ['one that is there', by('session_id')],
  ['another', by('user_id'), 'error: acme has no unit type user_id.'],
  [
    'a near one',
    by('Session_Id'),
    'error: acme has no unit type Session_Id, but there is one called session_id.',
  ],
  ['an archived one', by('session_id', 'device_id'), 'error: acme has archived the unit type device_id.'],
])
const loads = (...unitTypes: (string | null)[]) => ({
  request: {
    method: 'GET',
    url: `${COLLECTOR}?application=shop&environment=production`,
    headers: [],
    body: { encoding: 'none', why: 'absent' } as const,
  },
  ends: [{ status: 200, answer: { experiments: unitTypes.map((unitType) => ({ unitType })) } }],
})
ruleTable('unit-type', [
  [
    'one of those that experiments run by',
    [loads('user_id', 'session_id'), { ...by('session_id'), at: 500 }],
  ],
  [
    'none of those that experiments run by',
    [loads('user_id', 'account_id'), { ...by('session_id'), at: 500 }],
    'warning: Sent for session_id, but all experiments of this page run by user_id, account_id.',
  ],
  ['nobody knows by what one of them runs', [loads('user_id', null), { ...by('session_id'), at: 500 }]],
  ['a page without experiments', [loads(), { ...by('session_id'), at: 500 }]],
])
ruleTable('unit-type', [['half a list', by('user_id')]], {
  registry: { unitTypes: partOf(itemOf(41, 'session_id')) },
})
ruleTable('unit-type', [['no registry', by('user_id')]], { registry: null })
