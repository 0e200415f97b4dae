import { ruleTable } from '../../../../fixtures/finding-publishes'

const about = (eventIndex: number, message: string, more: object = {}) => ({
  batchIndex: 0,
  eventIndex,
  subject: null,
  message,
  ...more,
})
const answered = (answer: object, status = 200) => ({
  goals: ['purchase', 'page_view'],
  ends: [{ status, answer }],
})
ruleTable('collector-message', [
  ['nothing', answered({ ok: true, warnings: [], errors: [] })],
  [
    'a warning about one of two goals',
    answered({ ok: true, warnings: [about(1, 'Goal is not known.')] }),
    'warning: The collector says: Goal is not known.',
  ],
  [
    'an error about an exposure, said of every row of the publish',
    answered({ ok: false, errors: [about(0, 'Experiment is not known.', { subject: 'exposure' })] }),
    'error: The collector says of exposure: Experiment is not known.',
    'error: The collector says of exposure: Experiment is not known.',
  ],
  ['a rejected publish has a finding of its own', answered({ ok: false, errors: [about(0, 'No.')] }, 400)],
  [
    'not well, and no word why, said of every row',
    answered({ ok: false }),
    'warning: The collector answered “ok: false”, and did not say why.',
    'warning: The collector answered “ok: false”, and did not say why.',
  ],
  ['nobody has read it', { goals: ['purchase'] }],
])
