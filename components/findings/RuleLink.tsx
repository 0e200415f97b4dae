import { RULES, rulePath } from '../../core/findings/index'
import { t } from '../../locales/say'

const byId = new Map<string, (typeof RULES)[number]>(RULES.map((rule) => [rule.id, rule]))

/** Returns the title of a rule, or its id if this version has no such rule. */
export const ruleTitle = (id: string): string => {
  const rule = byId.get(id)
  return rule ? t(rule.title) : id
}

interface RuleLinkProps {
  /** Id of the rule. */
  readonly rule: string
  /** `more` shows “Learn more” after a statement. `title` shows the rule's title on its own. */
  readonly words: 'more' | 'title'
}

/**
 * A link to the page of a rule, in another tab. Its accessible name includes the title even if it shows “Learn more”.
 */
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
