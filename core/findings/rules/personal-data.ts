import { message } from '../../message'
import { type Attribute, type Goal, type Json } from '../../publish/publish'
import { findNodes } from '../values/find-nodes'
import { personalValue } from '../values/personal-value'
import { defineRule, NO_STATEMENTS, type Statement } from '../rule'

/**
 * E-mail addresses, phone numbers and payment cards in properties and attributes. ABsmartly stores and exports both
 * as sent. Units are hashed so that ABsmartly does not know who the users are.
 */
export const personalData = defineRule({
  id: 'personal-data',
  title: 'finding.personalData.title',
  severity: 'error',
  why: message('finding.personalData.why'),
  fix: message('finding.personalData.fix'),
  goal: ({ goal }) => inProperties(goal),
  publish: ({ publish: { attributes } }) =>
    attributes.length === 0 ? NO_STATEMENTS : inAttributes(attributes),
})

const isPersonal = (value: Json, key: string): boolean => personalValue(value, key) !== null

const inProperties = ({ properties }: Goal): readonly Statement[] =>
  (properties === null ? null : findNodes(properties, isPersonal))?.flatMap(({ path, key, value }) =>
    statementsOf('property', path, key, value),
  ) ?? NO_STATEMENTS

/** Checks attributes. The SDK sends all attributes with every publish, and the last one of a name applies. */
function inAttributes(attributes: readonly Attribute[]): readonly Statement[] {
  let found: Map<string, readonly Statement[]> | null = null
  for (const { name, value } of attributes) {
    const isPlain = value === null || typeof value !== 'object'
    if (isPlain && !isPersonal(value, name)) {
      found?.delete(name)
      continue
    }
    const nodes = findNodes({ [name]: value }, isPersonal) ?? []
    const statements = nodes.flatMap((node) => statementsOf('attribute', node.path, node.key, node.value))
    found ??= new Map()
    found.set(name, statements)
  }
  return found ? [...found.values()].flat() : NO_STATEMENTS
}

function statementsOf(where: 'property' | 'attribute', path: string, key: string, value: Json): Statement[] {
  const personal = personalValue(value, key)
  if (!personal) return []
  const { kind, masked } = personal
  // A separate aspect, since other rules may report a different mistake in the same value.
  return [
    { what: message(`finding.personalData.${where}.${kind}`, { path, masked }), aspect: `personal/${path}` },
  ]
}
