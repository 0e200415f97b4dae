import { message } from '../../message'
import { defineRule, NO_STATEMENTS } from '../rule'
import { formatValue } from '../values/format-value'

/** Strings that code produces from a missing version. Any other string may be a real version. */
const NO_VERSION: ReadonlySet<string> = new Set(['undefined', 'null', 'NaN', '[object Object]', ''])

/**
 * A value of `X-Application-Version` that is not a version. @absmartly/javascript-sdk 1.13.4 sends
 * `application.version` as is (`src/client.ts`), and `fetch` converts it to a string, even when it is undefined; up
 * to 1.11.5, the SDK sent 0 for a missing version. The header is an int64 (ABsmartly's API specification), from 1.14
 * on a number or a semver string.
 */
export const applicationVersion = defineRule({
  id: 'application-version',
  title: 'finding.applicationVersion.title',
  severity: 'warning',
  why: message('finding.applicationVersion.why'),
  fix: message('finding.applicationVersion.fix'),
  publish({ publish: { applicationVersion: version } }) {
    // Senders other than the SDK do not send a version.
    if (version === null || !NO_VERSION.has(version)) return NO_STATEMENTS
    const what =
      version === ''
        ? message('finding.applicationVersion.empty')
        : message('finding.applicationVersion.what', { value: formatValue(version) })
    return [{ what }]
  },
})
