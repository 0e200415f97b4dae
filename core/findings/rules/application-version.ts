import { message } from '../../message'
import { defineRule, NO_STATEMENTS } from '../rule'
import { formatValue } from '../values/format-value'

/** What code makes of a version that is not there. Any other text may be somebody's version. */
const NO_VERSION: ReadonlySet<string> = new Set(['undefined', 'null', 'NaN', '[object Object]', ''])

/**
 * A version of the application (`X-Application-Version`) that is none. @absmartly/javascript-sdk 1.13.4 sends
 * `application.version` as it is (`src/client.ts`), and `fetch` makes a text of it, of undefined too; up to 1.11.5 it sent 0
 * where there was none. The header is an int64 (ABsmartly's API specification), from 1.14 on a number or a semver text.
 */
export const applicationVersion = defineRule({
  id: 'application-version',
  title: 'finding.applicationVersion.title',
  severity: 'warning',
  why: message('finding.applicationVersion.why'),
  fix: message('finding.applicationVersion.fix'),
  publish({ publish: { applicationVersion: version } }) {
    // Senders that are no SDK send none.
    if (version === null || !NO_VERSION.has(version)) return NO_STATEMENTS
    const what =
      version === ''
        ? message('finding.applicationVersion.empty')
        : message('finding.applicationVersion.what', { value: formatValue(version) })
    return [{ what }]
  },
})
