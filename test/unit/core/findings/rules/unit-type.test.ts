import { reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { COLLECTOR, HASHED_UID, itemOf, partOf } from '../../../../fixtures/make'

const by = (...types: string[]) => ({
  goals: ['page_view'],
  body: { units: types.map((type) => ({ type, uid: HASHED_UID })) },
})
ruleTable('unit-type', [
  ['an active unit type', by('session_id')],
  [
    'an unknown unit type',
    by('user_id'),
    reported('error', 'finding.judgedName.unitTypes.unknown', { name: 'user_id', workspace: 'acme' }),
  ],
  [
    'a unit type in different case',
    by('Session_Id'),
    reported('error', 'finding.judgedName.unitTypes.near', {
      name: 'Session_Id',
      workspace: 'acme',
      near: 'session_id',
    }),
  ],
  [
    'an archived unit type',
    by('session_id', 'device_id'),
    reported('error', 'finding.judgedName.unitTypes.archived', { name: 'device_id', workspace: 'acme' }),
  ],
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
    'a unit type that an experiment of the page uses',
    [loads('user_id', 'session_id'), { ...by('session_id'), at: 500 }],
  ],
  [
    'a unit type that no experiment of the page uses',
    [loads('user_id', 'account_id'), { ...by('session_id'), at: 500 }],
    reported('warning', 'finding.unitType.noneOfContext', {
      sent: 'session_id',
      needed: 'user_id, account_id',
    }),
  ],
  [
    'a page with an experiment of unknown unit type',
    [loads('user_id', null), { ...by('session_id'), at: 500 }],
  ],
  ['a page without experiments', [loads(), { ...by('session_id'), at: 500 }]],
])
ruleTable('unit-type', [['an unknown unit type in an incomplete list', by('user_id')]], {
  registry: { unitTypes: partOf(itemOf(41, 'session_id')) },
})
ruleTable('unit-type', [['an unknown unit type without a registry', by('user_id')]], { registry: null })
