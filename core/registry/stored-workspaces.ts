import * as v from 'valibot'
import { type Check, type UnreadablePart, unreadable } from '../storage/check'
import { SIGN_INS, type Workspace } from './workspace'

const text = v.pipe(v.string(), v.maxLength(1000))

/** Validates a {@link Workspace}. */
export const WorkspaceSchema: v.GenericSchema<Workspace> = v.object({
  id: text,
  name: text,
  source: v.variant('kind', [
    v.object({ kind: v.literal('console'), origin: text, signIn: v.picklist(SIGN_INS) }),
    v.object({ kind: v.literal('file'), file: text }),
  ]),
  collectors: v.array(text),
  createsGoals: v.boolean(),
  seesPart: v.boolean(),
  asksEvents: v.boolean(),
})

/** An unreadable entry of the list of workspaces. */
interface UnreadableWorkspace extends UnreadablePart {
  readonly single: true
}

/**
 * Checks the stored list of workspaces. A workspace that is invalid, or that has the id of an earlier one, is unreadable
 * by itself and does not affect the others.
 */
export const checkWorkspaces: Check<readonly Workspace[]> = (stored) => {
  if (stored === undefined) return { value: undefined, unreadable: [] }
  if (!Array.isArray(stored)) return unreadable(stored)
  const valid = new Map<string, Workspace>()
  const invalid: UnreadableWorkspace[] = []
  for (const value of stored as readonly unknown[]) {
    const result = v.safeParse(WorkspaceSchema, value)
    if (result.success && !valid.has(result.output.id)) valid.set(result.output.id, result.output)
    else invalid.push({ value, single: true })
  }
  return { value: [...valid.values()], unreadable: invalid }
}
