import { message } from '../../message'
import { defineRule, NO_STATEMENTS } from '../rule'

/** A publish without units. The SDK sends it anyway (@absmartly/javascript-sdk 1.13.4). */
export const noUnits = defineRule({
  id: 'no-units',
  title: 'finding.noUnits.title',
  severity: 'error',
  why: message('finding.noUnits.why'),
  fix: message('finding.noUnits.fix'),
  publish: ({ publish: { units, goals } }) =>
    units.length === 0
      ? [{ what: message('finding.noUnits.what', {}, goals.length), aspect: 'units' }]
      : NO_STATEMENTS,
})
