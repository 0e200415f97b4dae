import { message } from '../../../../core/message'
import type { RegistryFile } from '../../../../core/registry/file/registry-file'
import { unlisted } from '../../../../core/registry/registry'
import type { Fields, Surroundings } from '../../../../components/workspaces/form/draft'
import { goalOf, listOf, workspaceOf, workspaceStateOf } from '../../../fixtures/make'

/** 23 November 2026, noon; in ms since the epoch. */
export const NOW = new Date(2026, 10, 23, 12).getTime()

const none = unlisted(message('options.neverFetched'))

/** A plain list of names, as it was read. */
export const fileOf = (more: Partial<RegistryFile> = {}): RegistryFile => ({
  lists: {
    goals: listOf(goalOf(1, 'page_view'), goalOf(2, 'purchase')),
    metrics: none,
    applications: none,
    environments: none,
    unitTypes: none,
    experiments: none,
  },
  confirmed: [],
  writtenAt: null,
  workspaceName: null,
  collectors: [],
  seesPart: false,
  createsGoals: false,
  rows: 2,
  repeated: 0,
  skipped: 0,
  ...more,
})

/** What is right, from a Web Console. */
export const fieldsOf = (more: Partial<Fields> = {}): Fields => ({
  url: 'https://acme.absmartly.com/v1',
  signIn: 'key',
  secret: ' the-key ',
  name: ' Acme ',
  collectors: 'acme.absmartly.io',
  file: null,
  ...more,
})

/** Nothing around. */
export const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  states: [],
  collectors: [],
  now: NOW,
  ...more,
})

/** Another workspace, with a collector of its own. */
export const other = workspaceStateOf(undefined, {
  workspace: workspaceOf({ id: 'other-workspace', name: 'Other', collectors: ['other.example:8443'] }),
})

/** A token that ends at that moment, in ms since the epoch. */
export const tokenUntil = (moment: number): string =>
  `eyJhbGciOiJIUzI1NiJ9.${btoa(JSON.stringify({ exp: moment / 1000 }))}.c2lnbmF0dXJl`
