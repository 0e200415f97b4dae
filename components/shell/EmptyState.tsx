import type { HelpPage } from '../../core/help/help-pages'
import type { Coverage, TabState } from '../../core/protocol/panel'
import type { Summary } from '../../core/record/summary'
import { t } from '../../locales/say'
import { HelpLink } from '../help/HelpLink'
import { Icon } from '../shared/Icon'

interface EmptyStateProps {
  readonly tab: TabState | null
  readonly coverage: Coverage | null
  readonly summary: Summary
  /** Number of rows that a filter hides. */
  readonly hidden: number
  /** Number of rows hidden because their goal is muted. */
  readonly muted: number
  /** No workspace is connected. */
  readonly unconnected: boolean
  /** The SDK context of this page failed to load. A line of the list has the details. */
  readonly contextFailed: boolean
  readonly onReload: () => void
  readonly onConnect: () => void
  /** Opens the page where site access can be granted. */
  readonly onGiveAccess: () => void
  readonly onClearFilter: () => void
  readonly onUnmute: () => void
}

/** Explains why the list is empty, without guessing. */
export function EmptyState(props: EmptyStateProps) {
  const { unconnected, onConnect } = props
  if (isFirstRun(props)) {
    return (
      <div class="empty">
        <FirstSteps onConnect={onConnect} />
      </div>
    )
  }
  return (
    <div class="empty">
      <Reason {...props} />
      {unconnected && (
        <p class="aside">
          {t('empty.noRegistry')}{' '}
          <button type="button" onClick={onConnect}>
            {t('panel.connect')}
          </button>
        </p>
      )}
    </div>
  )
}

/** Returns true on first use: Goalkeeper is running in the page, has recorded nothing, and no workspace is connected. */
const isFirstRun = ({
  unconnected,
  coverage,
  tab,
  hidden,
  contextFailed,
  summary,
}: EmptyStateProps): boolean =>
  unconnected &&
  coverage?.page === 'inPlace' &&
  !tab?.paused &&
  hidden === 0 &&
  !contextFailed &&
  summary.publishesWithoutGoals === 0

/** An introduction: what Goalkeeper does, how to trigger a first event, and how to get verdicts. */
function FirstSteps({ onConnect }: Pick<EmptyStateProps, 'onConnect'>) {
  return (
    <>
      <h2>{t('empty.waiting.title')}</h2>
      <ol class="steps">
        <li>{t('empty.first.does')}</li>
        <li>{t('empty.first.event')}</li>
        <li>{t('empty.first.verdict')}</li>
      </ol>
      <button type="button" class="primary" onClick={onConnect}>
        {t('panel.connect')}
      </button>
      <p>
        <HelpLink page="first-steps" />
      </p>
    </>
  )
}

function Reason(props: EmptyStateProps) {
  const { tab, coverage, hidden, muted, onReload, onGiveAccess, onClearFilter, onUnmute } = props
  if (hidden > 0) {
    return (
      <Statement title={t('empty.filtered.title')} text={t('empty.filtered.text', {}, hidden)}>
        <button type="button" onClick={onClearFilter}>
          {t('empty.filtered.action')}
        </button>
      </Statement>
    )
  }
  if (muted > 0) {
    return (
      <Statement title={t('empty.muted.title')} text={t('empty.muted.text', {}, muted)}>
        <button type="button" onClick={onUnmute}>
          {t('empty.muted.action')}
        </button>
      </Statement>
    )
  }
  if (!coverage) return <p>{t('empty.connecting')}</p>
  if (coverage.page === 'absent') {
    return (
      <Statement title={t('empty.absent.title')} text={t('empty.absent.text')} help="site-access">
        <button type="button" class="primary" onClick={onReload}>
          <Icon name="reload" />
          {t('empty.absent.action')}
        </button>
      </Statement>
    )
  }
  if (coverage.page === 'noAccess') {
    return (
      <Statement title={t('empty.noAccess.title')} text={t('empty.noAccess.text')} help="site-access">
        <button type="button" class="primary" onClick={onGiveAccess}>
          {t('empty.noAccess.action')}
        </button>
      </Statement>
    )
  }
  if (coverage.page !== 'inPlace' && coverage.page !== 'replaced')
    return (
      <Statement
        title={t(`empty.${coverage.page}.title`)}
        text={t(`empty.${coverage.page}.text`)}
        {...(coverage.page !== 'closed' && { help: 'site-access' })}
      />
    )
  if (tab?.paused) return <Statement title={t('empty.paused.title')} text={t('empty.paused.text')} />
  const reason = emptyReasonOf(props)
  return (
    <Statement
      title={t(`empty.${reason}.title`)}
      text={t(`empty.${reason}.text`)}
      {...(reason === 'contextFailed' && { help: 'context-failed' })}
    >
      {coverage.page === 'replaced' && (
        <p class="caution">
          <Icon name="warning" /> {t('status.pageHint.replaced')}
        </p>
      )}
    </Statement>
  )
}

/** Returns the reason why the list is empty while Goalkeeper is recording, as part of a message key. */
function emptyReasonOf({ contextFailed, summary }: EmptyStateProps) {
  if (contextFailed) return 'contextFailed'
  return summary.publishesWithoutGoals > 0 ? 'onlyExposures' : 'waiting'
}

interface StatementProps {
  readonly title: string
  readonly text: string
  readonly help?: HelpPage
  readonly children?: preact.ComponentChildren
}

function Statement({ title, text, help, children }: StatementProps) {
  return (
    <>
      <h2>{title}</h2>
      <p>
        {text} {help && <HelpLink page={help} />}
      </p>
      {children}
    </>
  )
}
