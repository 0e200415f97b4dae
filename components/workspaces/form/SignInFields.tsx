import { useRef } from 'preact/hooks'
import { message } from '../../../core/message'
import { looksLikeToken, tokenExpiry } from '../../../core/registry/token'
import { SIGN_INS, type SignIn } from '../../../core/registry/workspace'
import { t } from '../../../locales/say'
import { shortTime } from '../../shared/format-time'
import type { Fields, Problems } from './draft'
import { Field } from '../../shared/Field'
import { relativeTime } from '../relative-time'

interface SignInFieldsProps {
  readonly fields: Fields
  readonly problems: Problems
  /** Origin of the Web Console; null until its URL is valid. */
  readonly origin: string | null
  /** A secret is already stored, and an empty field keeps it. */
  readonly hasSecret: boolean
  /** Id of the form's problem message, if that message is about the key or token. */
  readonly formProblemId: string | undefined
  readonly now: number
  readonly onType: (typed: Partial<Fields>) => void
}

/** The fields for signing in to the Web Console: the method, and the key or token. */
export function SignInFields({
  fields,
  problems,
  origin,
  hasSecret,
  formProblemId,
  now,
  onType,
}: SignInFieldsProps) {
  const secret = useRef<HTMLInputElement>(null)
  const { signIn } = fields
  const isToken = signIn === 'key' && looksLikeToken(fields.secret)
  const kind = signIn === 'key' ? 'key' : 'token'
  return (
    <>
      <Field label={t('connect.signIn.label')}>
        {(attributes) => (
          <select
            {...attributes}
            value={signIn}
            onChange={(event) => onType({ signIn: event.currentTarget.value as SignIn })}
          >
            {SIGN_INS.map((one) => (
              <option key={one} value={one}>
                {t(`connect.signIn.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {signIn === 'session' ? (
        <p class="note">
          {t('connect.session.first')}{' '}
          {origin !== null && (
            <a href={origin} target="_blank" rel="noreferrer">
              {t('connect.session.open', { origin })}
            </a>
          )}
        </p>
      ) : (
        <Field
          label={t(`connect.${kind}.label`)}
          problem={problems.secret}
          formProblemId={formProblemId}
          notes={
            kind === 'token'
              ? endOf(fields.secret, now)
              : isToken
                ? [message('connect.key.looksLikeToken')]
                : []
          }
          hint={`${hasSecret ? `${t('connect.keep')} ` : ''}${t(`connect.${kind}.hint`)} ${t('connect.where')}`}
        >
          {(attributes) => (
            <input
              {...attributes}
              ref={secret}
              type="password"
              autocomplete="off"
              value={fields.secret}
              onInput={(event) => onType({ secret: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {isToken && (
        <div class="buttons">
          <button
            type="button"
            onClick={() => {
              onType({ signIn: 'jwt' })
              // The clicked button disappears, so move the focus first.
              secret.current?.focus()
            }}
          >
            {t('connect.key.useAsToken')}
          </button>
        </div>
      )}
    </>
  )
}

function endOf(token: string, now: number) {
  const expiresAt = tokenExpiry(token)
  if (expiresAt === null) return []
  const time = shortTime(expiresAt, now)
  if (expiresAt <= now) return [message('connect.token.ended', { time })]
  return [message('connect.token.ends', { time, relative: relativeTime(expiresAt, now) })]
}
