import { ruleTable } from '../../../../fixtures/findings'
import { HASHED_UID, itemOf, partOf } from '../../../../fixtures/make'

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
ruleTable('unit-type', [['half a list', by('user_id')]], {
  registry: { unitTypes: partOf(itemOf(41, 'session_id')) },
})
ruleTable('unit-type', [['no registry', by('user_id')]], { registry: null })
