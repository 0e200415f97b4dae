/** Generates `docs/findings/index.md`, the page that lists all findings, from the rules. */
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
  outcome: 'what became of the publish',
  answer: 'the answer (open DevTools)',
}

/** Returns the page as Markdown that isn't formatted yet. */
export function findingIndex(): string {
  return [
    INTRODUCTION,
    [
      '| finding | of | severity | needs | why it matters |',
      '| --- | --- | --- | --- | --- |',
      ...RULES.map(line),
    ].join('\n'),
  ].join('\n\n')
}

const INTRODUCTION = `# Findings

<!-- Written by \`npm run docs\` from core/findings/index.ts. Change the rules there. -->

A finding is a mistake that can be told from what a page has sent. Each says what is wrong with the values as they were
sent, why it matters for the experiment, and what to do. One mistake is one finding: of several rules that speak of the
same thing the first in this list does.

A rule that lacks what it needs is silent, and the panel says so. Lists of names have to be complete and of the workspace
that is set for the collector.`

function line({ id, title, severity, why, needs = [], goal, publish, page }: Rule): string {
  const of = [goal && 'goal', publish && 'publish', page && 'page'].filter(Boolean).join(', ')
  const lists = needs.map((need) => NEEDS[need]).join(', ')
  return `| [${sentence({ key: title })}](${id}.md) \`${id}\` | ${of} | ${severity} | ${lists} | ${sentence(why)} |`
}
