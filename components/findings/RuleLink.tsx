import { RULES, rulePath } from '../../core/findings/index'
import { t } from '../../locales/say'

const byId = new Map<string, (typeof RULES)[number]>(RULES.map((rule) => [rule.id, rule]))

/** The words for a rule; its id where this version has no such rule. */
export const ruleTitle = (id: string): string => {
  const rule = byId.get(id)
  return rule ? t(rule.title) : id
}

interface RuleLinkProps {
  /** Id of the rule. */
  readonly rule: string
  /** “Learn more” stands after a statement, the rule's title by itself. */
  readonly words: 'more' | 'title'
}

/** Leads to the page of a rule, in another tab. Its name says of what, also where one sees “Learn more” alone. */
export function RuleLink({ rule, words }: RuleLinkProps) {
  const known = byId.get(rule)
  if (!known) return <bdi translate={false}>{rule}</bdi>
  return (
    <a class="help-link" href={rulePath(known.id)} target="_blank">
      {words === 'title' ? (
        t(known.title)
      ) : (
        <>
          {t('help.more')}
          <span class="unseen"> {t(known.title)}</span>
        </>
      )}
    </a>
  )
}
