import { openFakePage } from '../../../fixtures/bridge/fake-page'
import { describe, expect, it } from 'vitest'
import { isContextLoadUrl } from '../../../../core/publish/read-capture'
import {
  isLoadMethod,
  isPublishMethod,
  mayBePublish,
  mayLoadContext,
} from '../../../../entrypoints/interceptor.content/candidate'

openFakePage()

describe('isPublishMethod', () => {
  it.each<[unknown, boolean]>([
    ['PUT', true],
    ['POST', true],
    ['put', true],
    ['Post', true],
    ['GET', false],
    ['PATCH', false],
    ['DELETE', false],
    ['', false],
    ['PUTS', false],
    ['PUT ', false],
    [undefined, false],
    [null, false],
    [{ toString: () => 'PUT' }, false],
  ])('maps %j to %s', (method, publish) => {
    expect(isPublishMethod(method)).toBe(publish)
  })
})

describe('mayBePublish, path', () => {
  it.each([
    ['https://acme.absmartly.io/v1/context', true],
    ['https://acme.absmartly.io/v1//context', true],
    ['https://acme.absmartly.io/context', true],
    ['https://acme.absmartly.io/v1/context/batch', true],
    ['//acme.absmartly.io/v1/context', true],
    ['/ab/context', true],
    ['/context', true],
    ['https://shop.example/v1/context?x=1', true],
    ['https://shop.example/v1/context#x', true],
    ['https://shop.example/v1/context?x=1#y', true],
    ['https://shop.example/v1/context#y?x=1', true],
    ['https://shop.example/v1/context/batch?x', true],
    ['https://shop.example/v1/context/', false],
    ['https://shop.example/v1/contexts', false],
    ['https://shop.example/v1/mycontext', false],
    ['https://shop.example/v1/context/other', false],
    ['https://shop.example/v1?next=/context', false],
    ['https://shop.example/v1#/context', false],
    ['https://shop.example/v1/Context', false],
    ['', false],
  ])('maps %j to %s', (url, candidate) => {
    expect(mayBePublish(url, undefined)).toBe(candidate)
  })
})

describe('mayBePublish, body', () => {
  const padded = (length: number) => `{"pad":"${'x'.repeat(length)}","units":[],"publishedAt":1}`
  /** Length of the body without padding, up to and including `"publishedAt"`. */
  const overhead = '{"pad":"","units":[],"publishedAt"'.length

  it.each<[string, unknown, boolean]>([
    ['both words', '{"units":[],"publishedAt":1}', true],
    ['both words in reverse order', '{"publishedAt":1,"goals":[],"units":[]}', true],
    ['units alone', '{"units":[]}', false],
    ['publishedAt alone', '{"publishedAt":1}', false],
    ['words without quotes', 'units publishedAt', false],
    ['an empty string', '', false],
    ['no body', undefined, false],
    ['null', null, false],
    ['bytes', new TextEncoder().encode('{"units":[],"publishedAt":1}'), false],
    ['a Blob', new Blob(['{"units":[],"publishedAt":1}']), false],
    ['an object with toString', { toString: () => '{"units":[],"publishedAt":1}' }, false],
    ['the words at the end of the first 4 kB', padded(4096 - overhead), true],
    ['a word split by the end of the first 4 kB', padded(4097 - overhead), false],
    ['both words in the first 4 kB of a long body', `${padded(10)}${'x'.repeat(100_000)}`, true],
  ])('checks %s', (_, body, candidate) => {
    expect(mayBePublish('https://shop.example/collect', body)).toBe(candidate)
  })
})

describe('isLoadMethod', () => {
  it.each<[unknown, boolean]>([
    ['GET', true],
    ['get', true],
    ['gEt', true],
    ['HEAD', false],
    ['PUT', false],
    ['GETS', false],
    ['', false],
    [undefined, false],
    [null, false],
    [{ length: 3, toString: () => 'GET' }, false],
  ])('maps %j to %s', (method, load) => {
    expect(isLoadMethod(method)).toBe(load)
  })
})

describe('mayLoadContext', () => {
  it.each([
    ['https://acme.absmartly.io/v1/context?application=shop&environment=production', true],
    ['/v1/context?environment=a&application=b', true],
    ['/context?x=1&environment=a&application=b#y', true],
    ['/v1/context?application=&environment=', true],
    ['/v1/context?application=shop', false],
    ['/v1/context?environment=production', false],
    ['/v1/context', false],
    ['/v1/context?', false],
    ['/v1/context/batch?application=a&environment=b', false],
    ['/v1/contexts?application=a&environment=b', false],
    ['/v1/x?application=a&environment=b&next=/context', false],
    ['/context#application=a&environment=b', false],
    ['application=environment=', false],
    ['', false],
  ])('maps %j to %s', (url, candidate) => {
    expect(mayLoadContext(url)).toBe(candidate)
    if (!candidate) expect(isContextLoadUrl(url)).toBe(false)
  })
})
