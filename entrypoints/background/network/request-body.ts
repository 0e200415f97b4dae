import { concatUint8Arrays } from 'uint8array-extras'
import { bodyFromBytes } from '../../../core/body-from-bytes'
import type { Body } from '../../../core/capture'

/** Request body of `webRequest`. Chromium 156 and Firefox 153 fill it in differently. */
interface ReportedBody {
  readonly error?: string | undefined
  readonly formData?: Readonly<Record<string, unknown>> | undefined
  readonly raw?:
    readonly { readonly bytes?: ArrayBuffer | undefined; readonly file?: string | undefined }[] | undefined
}

/** Converts the body that `webRequest` reports. For a Blob, Chromium reports an error instead of the bytes. */
export function reportedBody(reported: ReportedBody | null | undefined): Body {
  if (!reported) return { encoding: 'none', why: 'absent' }
  const { error, formData, raw } = reported
  if (raw?.every(({ bytes }) => bytes !== undefined))
    return bodyFromBytes(concatUint8Arrays(raw.map(({ bytes }) => new Uint8Array(bytes ?? []))))
  if (formData) return { encoding: 'none', why: 'formData' }
  return { encoding: 'none', why: error === undefined && !raw ? 'absent' : 'notGiven' }
}
