/** Tests that values from a page stay data wherever an export is pasted or opened. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { csvParseRows } from 'd3-dsv'
import * as fc from 'fast-check'
import { marked } from 'marked'
import { describe, expect, it, vi } from 'vitest'
import { codeBlock, codeSpan } from '../../../../core/export/code-span'
import { writeCsv } from '../../../../core/export/csv'
import { curlCommand } from '../../../../core/export/curl'
import type { ExportedRow } from '../../../../core/export/exported-row'
import type { Finding } from '../../../../core/findings/finding'
import { message } from '../../../../core/message'
import { goalMarkdown, writeMarkdown } from '../../../../core/export/markdown'
import { safeJson } from '../../../../core/safe-json'
import { trackCall } from '../../../../core/export/track-call'
import { deliveryStatus } from '../../../../core/delivery/delivery'
import { rowsOf } from '../../../../core/record/row'
import { say } from '../../../../locales/say'
import { argumentsInCmd } from '../../../fixtures/cmd'
import { captureOf, jsonBody, publishWith, seenAttempt } from '../../../fixtures/make'

vi.setConfig({ testTimeout: 60_000 })

const NASTY = [
  `quotes ' " \` ´`,
  'line\none\r\ntwo\ttab',
  '=cmd|"/c calc"!A1',
  '+1',
  '-2+3',
  '@SUM(A1)',
  ' =1',
  '＝1+1',
  '![](http://attacker.example/x.png)',
  '[text](javascript:alert(1)) <img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '$(touch hacked) `touch hacked` ${IFS}; touch hacked #',
  '%PATH% ^& calc & %COMSPEC% | more > out',
  'admin\u202Egnp.exe\u2066',
  'a | b || c',
  '```\n# heading\n```',
  '\u2028\u2029\uFEFF\u0085',
  '\\" & calc & "\\\\',
  '@team #123 https://attacker.example',
  '--output /etc/passwd',
  '__proto__',
  '😀 Käufe 購入',
  '!history !!',
]
/** Characters that hide or reorder neighboring ones: bidirectional controls, line separators, byte order marks. */
const INVISIBLE = /[\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/

const rowOf = (text: string, more: object = {}): ExportedRow => {
  const goal = {
    name: text,
    achievedAt: 1000,
    properties: { [text]: text, nested: { list: [text] } },
    ...more,
  }
  const attempt = seenAttempt(1, { body: jsonBody({ ...publishWith([]), goals: [goal] }) })
  const delivery = { id: attempt.id, attempts: [attempt] as const }
  const [row] = rowsOf(attempt, delivery)
  if (!row) throw new Error('no row')
  const scene = { now: 1000, leftAt: () => null, keepaliveBytes: () => 0 }
  const finding: Finding = {
    rule: 'near-miss-goal',
    title: 'finding.nearMissGoal.title',
    severity: 'warning',
    target: { kind: 'goal', eventId: row.id },
    what: message('finding.nearMissGoal.what', { name: text, near: text }),
    why: message('finding.nearMissGoal.why'),
    fix: message('finding.nearMissGoal.fix', { name: text, near: text }),
    silenced: null,
  }
  return { row, verdict: 'unknown', deliveryStatus: deliveryStatus(delivery, scene), findings: [finding] }
}
const anyText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 3 }).map((parts) => parts.join('')),
)
const everyText = (check: (text: string) => void) => {
  for (const one of NASTY) check(one)
  fc.assert(fc.property(anyText, check))
}

describe('JSON', () => {
  it('keeps its value, escapes invisible characters and closes no script element', () => {
    everyText((text) => {
      const json = safeJson({ [text]: text })
      expect(JSON.parse(json)).toEqual({ [text]: text })
      expect(json).not.toMatch(INVISIBLE)
      expect(json).not.toContain('</')
    })
  })
})

describe('trackCall', () => {
  it('tracks the same goal and does nothing else', () => {
    everyText((text) => {
      const calls: unknown[] = []
      const properties = { [text]: text, list: [text, { [text]: 1 }] }
      const code = trackCall({ name: text, achievedAt: 1, properties })
      runInNewContext(code, { context: { track: (...all: unknown[]) => calls.push(all) } })
      expect(JSON.stringify(calls)).toBe(JSON.stringify([[text, properties]]))
      expect(code).not.toMatch(INVISIBLE)
    })
  })

  it.each([
    [{ name: 'a', achievedAt: 1, properties: null }, 'context.track("a")'],
    [{ name: 'a', achievedAt: 1, properties: null, values: [5] }, 'context.track("a", [\n  5\n])'],
    [
      { name: 'a', achievedAt: 1, properties: JSON.parse('{"__proto__":1}') as object },
      'context.track("a", {\n  ["__proto__"]: 1\n})',
    ],
  ])('writes %j', (goal, code) => expect(trackCall(goal as never)).toBe(code))
})

describe('CSV', () => {
  it('contains no formula and no unquoted line end', () => {
    everyText((text) => {
      const csv = writeCsv([rowOf(text)], [])
      const rows = csvParseRows(csv.replace(/^\uFEFF/, ''))
      expect(rows).toHaveLength(2)
      expect(rows[0]).toHaveLength(rows[1]?.length ?? 0)
      for (const cell of rows.flat()) {
        if (!/^-?[\d.]+(e[+-]?\d+)?$/i.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@|%＝＋－＠]/)
        expect(cell).not.toMatch(INVISIBLE)
      }
      expect(csv.replace(/"(?:[^"]|"")*"/g, '""')).not.toMatch(/[^\r]\n|\r[^\n]/)
    })
  })

  it('keeps numbers as numbers', () => {
    const csv = writeCsv([rowOf('refund', { properties: { amount: -19.5, ok: true } })], [])
    const [head = [], cells = []] = csvParseRows(csv.slice(1))
    expect(cells[head.indexOf('properties.amount')]).toBe('-19.5')
    expect(cells[head.indexOf('properties.ok')]).toBe('true')
    expect(cells[head.indexOf('goal')]).toBe('refund')
  })
})

describe('Markdown', () => {
  const ALLOWED = /^(table|thead|tbody|tr|th|td|code|pre|h3|p|ul|li)$/
  const tagsOf = (markdown: string): string[] =>
    Array.from(String(marked.parse(markdown)).matchAll(/<([a-z]\w*)/gi), ([, tag = '']) => tag.toLowerCase())

  it('shows sent values as code, without links, images, HTML or extra rows', () => {
    everyText((text) => {
      for (const markdown of [
        writeMarkdown([rowOf(text), rowOf('b')], say),
        goalMarkdown(rowOf(text), say),
      ]) {
        expect(tagsOf(markdown).filter((tag) => !ALLOWED.test(tag))).toEqual([])
        expect(markdown).not.toMatch(INVISIBLE)
      }
      const table = String(marked.parse(writeMarkdown([rowOf(text), rowOf('b')], say)))
      expect(table.match(/<tr>/g)).toHaveLength(3)
      expect(table.match(/<td>/g)).toHaveLength(14)
    })
  })

  it.each([
    ['plain', '`plain`'],
    ['a `b` c', '``a `b` c``'],
    ['`', '`` ` ``'],
    [' padded ', '`  padded  `'],
    ['a|b', '`a\\|b`'],
    ['', ''],
    ['  ', '`"  "`'],
  ])('writes %j as the code span %s', (text, span) => expect(codeSpan(text, true)).toBe(span))

  it('has code blocks that their content cannot close', () => {
    expect(codeBlock('```\nx\n````', 'json')).toBe('`````json\n```\nx\n````\n`````')
    expect(codeBlock('` '.repeat(500_000), '')).toMatch(/^```\n/)
  })
})

describe('cURL', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'goalkeeper-curl-'))
  const program = path.join(directory, 'curl')
  writeFileSync(program, `#!/bin/sh\nfor one in "$@"; do printf '%s\\0' "$one"; done\n`)
  chmodSync(program, 0o755)
  const inSh = (command: string) =>
    execFileSync('/bin/sh', ['-c', command], {
      cwd: directory,
      env: { PATH: `${directory}:/usr/bin:/bin` },
      encoding: 'utf8',
    })
      .split('\0')
      .slice(0, -1)
  const requestOf = (text: string) =>
    captureOf(1, {
      url: `https://acme.example/v1/context?q=${encodeURIComponent(text)}&x=%PATH%`,
      headers: [['X-Application', text.replace(/[\r\n\0]/g, '')]],
      body: jsonBody({ ...publishWith([]), goals: [{ name: text, achievedAt: 1, properties: null }] }),
    })
  const check = (text: string, shell: 'sh' | 'cmd', argumentsOf: (command: string) => string[]) => {
    const request = requestOf(text)
    const made = curlCommand(request, shell)
    if ('problem' in made) throw new Error(made.problem.key)
    expect(made.text).not.toMatch(INVISIBLE)
    const args = argumentsOf(made.text)
    const after = (option: string) => args[args.indexOf(option) + 1]
    expect(after('-X')).toBe('PUT')
    expect(JSON.parse(after('--data-raw') ?? '')).toEqual(
      JSON.parse(request.body.encoding === 'text' ? request.body.data : ''),
    )
    expect(after('--url')).toBe(new URL(request.url).href)
    expect(args).toHaveLength(2 + 2 * 2 + 2 + 3)
    expect(args.filter((one) => one.startsWith('X-API-Key'))).toEqual(['X-API-Key: YOUR-KEY'])
  }

  it('is one sh command with every argument unchanged', () => {
    for (const one of NASTY) check(one, 'sh', inSh)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) =>
        check(text.replaceAll('\0', ''), 'sh', inSh),
      ),
      { numRuns: 50 },
    )
  })

  it('is one cmd command with every argument unchanged', () => {
    everyText((text) => check(text.replaceAll('\0', ''), 'cmd', argumentsInCmd))
  })

  it.each([
    ['a URL that is not http', { url: 'file:///etc/passwd' }, 'sh'],
    ['a binary body', { body: { encoding: 'base64', data: '/w==', bytes: 1 } }, 'sh'],
    ['a multi-line body that is not JSON', { body: { encoding: 'text', data: 'a=1\nb=2', bytes: 7 } }, 'cmd'],
    ['a body with a control character', { body: { encoding: 'text', data: 'a\u0007', bytes: 2 } }, 'sh'],
  ] as const)('returns a problem for %s', (_, more, shell) => {
    expect(curlCommand(captureOf(1, more as object), shell)).toHaveProperty('problem')
  })

  it('contains neither the password nor the token of the URL', () => {
    const made = curlCommand(
      captureOf(1, { url: 'https://jane:secret@acme.example/v1/context?token=t0ken' }),
      'sh',
    )
    expect(made).toMatchObject({ text: expect.not.stringMatching(/secret|t0ken/) })
  })
})
