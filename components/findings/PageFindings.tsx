import type { Finding } from '../../core/findings/finding'
import { t } from '../../locales/say'
import { Icon } from '../shared/Icon'
import { IconButton } from '../shared/IconButton'
import { Sentence } from '../shared/Sentence'
import { RuleLink } from './RuleLink'
import { SEVERITY_ICONS } from './SeverityLabel'

interface PageFindingsProps {
  readonly findings: readonly Finding[]
  readonly onDismiss: (finding: Finding) => void
}

/** Prominent banners for findings about whole documents, which affect everything that those documents send. */
export function PageFindings({ findings, onDismiss }: PageFindingsProps) {
  return (
    <>
      {findings.map((finding) => (
        <div key={JSON.stringify(finding.what)} class="banner page-finding" role="alert">
          <Icon name={SEVERITY_ICONS[finding.severity]} />
          <p>
            <strong>
              <Sentence of={finding.what} />
            </strong>{' '}
            <Sentence of={finding.why} /> <Sentence of={finding.fix} />{' '}
            <RuleLink rule={finding.rule} words="more" />
          </p>
          <IconButton icon="close" label={t('finding.dismiss')} onClick={() => onDismiss(finding)} />
        </div>
      ))}
    </>
  )
}
