/** Creates a self-signed certificate. Node can generate keys, but has no API for the certificate around them. */
import { generateKeyPairSync, sign } from 'node:crypto'

/** Key and certificate of an HTTPS server, as PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** ASN.1 tags and constant object ids (RFC 5280, section 4.1; RFC 5758, section 3.2). */
const [INTEGER, BIT_STRING, OBJECT_ID, UTF8, UTC_TIME, SEQUENCE, SET] = [2, 3, 6, 0x0c, 0x17, 0x30, 0x31]
const COMMON_NAME = [0x55, 4, 3]
const ECDSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]

/** Generates a key and a self-signed version 1 certificate for it. Browsers reject it unless told to ignore errors. */
export function selfSigned(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = der(SEQUENCE, der(OBJECT_ID, ECDSA_WITH_SHA256))
  const attribute = der(SEQUENCE, der(OBJECT_ID, COMMON_NAME), der(UTF8, Buffer.from('localhost')))
  const name = der(SEQUENCE, der(SET, attribute))
  const validity = der(SEQUENCE, time('200101000000Z'), time('491231235959Z'))
  const subjectKey = publicKey.export({ type: 'spki', format: 'der' })
  const signed = der(SEQUENCE, der(INTEGER, [1]), algorithm, name, validity, name, subjectKey)
  const signature = der(BIT_STRING, [0], sign('sha256', signed, privateKey))
  const certificate = der(SEQUENCE, signed, algorithm, signature)
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  }
}

const time = (text: string): Buffer => der(UTC_TIME, Buffer.from(text))

/** Encodes a DER element: tag, length, content. */
function der(tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Uint8Array.from(part)))
  const { length } = content
  if (length < 0x80) return Buffer.concat([Uint8Array.of(tag, length), content])
  if (length < 0x100) return Buffer.concat([Uint8Array.of(tag, 0x81, length), content])
  return Buffer.concat([Uint8Array.of(tag, 0x82, length >> 8, length & 0xff), content])
}
