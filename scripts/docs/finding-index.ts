/** Generates `docs/findings/index.md`, the page that lists all checks, from the rules. */
import type { Rule } from '../../core/findings/rule'
import { RULES } from '../../core/findings/index'
import type { Need } from '../../core/findings/needs'
import { sentence } from './sentence'

const NEEDS: Readonly<Record<Need, string>> = {
  goals: 'goals',
  metrics: 'metrics',
  applications: 'applications',
  environments: 'environments',
  unitTypes: 'unit types',
  experiments: 'running experiments',
  outcome: 'the outcome of the publish',
  answer: 'the response (open DevTools)',
}

/** Returns the page as Markdown, before Prettier formats it. */
export function findingIndex(): string {
  return [
    INTRODUCTION,
    [
      '| check | applies to | severity | needs | why it matters |',
      '| --- | --- | --- | --- | --- |',
      ...RULES.map(line),
    ].join('\n'),
  ].join('\n\n')
}

const INTRODUCTION = `# Checks

<!-- Written by \`npm run docs\` from core/findings/index.ts. Change the rules there. -->

A finding, which the panel calls an issue, is a mistake that Goalkeeper recognizes in a page’s requests. It names the values
that were sent, and says why the mistake matters for the experiment and how to fix it. Goalkeeper reports each mistake once:
when several checks apply, the first one in this list reports it.

A check that lacks data it needs reports nothing, and the panel shows that. Lists of names must be complete, and must be from
the collector’s workspace.`

function line({ id, title, severity, why, needs = [], goal, publish, page }: Rule): string {
  const appliesTo = [goal && 'goal', publish && 'request', page && 'page'].filter(Boolean).join(', ')
  const lists = needs.map((need) => NEEDS[need]).join(', ')
  return `| [${sentence({ key: title })}](${id}.md) \`${id}\` | ${appliesTo} | ${severity} | ${lists} | ${sentence(why)} |`
}
