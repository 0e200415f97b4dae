import { beforeEach, describe, expect, it, vi } from 'vitest'

/** 2026-11-26 13:05:09.007 in the time zone of the test run. */
const MOMENT = new Date(2026, 10, 26, 13, 5, 9, 7).getTime()

/** Imports the modules as in a browser with that UI language, which `Intl` uses as its default locale. */
async function inLanguage(language: string) {
  const { DateTimeFormat, NumberFormat, RelativeTimeFormat } = Intl
  vi.stubGlobal('Intl', {
    DateTimeFormat: class extends DateTimeFormat {
      constructor(locales?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions) {
        super(locales ?? language, options)
      }
    },
    NumberFormat: class extends NumberFormat {
      constructor(locales?: Intl.LocalesArgument, options?: Intl.NumberFormatOptions) {
        super(locales ?? language, options)
      }
    },
    RelativeTimeFormat: class extends RelativeTimeFormat {
      constructor(locales?: Intl.LocalesArgument, options?: Intl.RelativeTimeFormatOptions) {
        super(locales ?? language, options)
      }
    },
  })
  // Only the formatted number matters here, so the message itself is replaced.
  vi.doMock('#i18n', () => ({
    i18n: { t: (_key: string, _count: number, values: { readonly count: string }) => values.count },
  }))
  const moment = await import('../../../../components/shared/format-time')
  const { relativeTime } = await import('../../../../components/workspaces/relative-time')
  const { say } = await import('../../../../locales/say')
  return { ...moment, relativeTime, say }
}

beforeEach(() => {
  vi.resetModules()
  vi.unstubAllGlobals()
})

describe('format-time', () => {
  it.each([
    ['en-US', '01:05:09.007 PM', '01:05 PM', '1,234.567 sec', '2 hours ago', '100,000'],
    ['de', '13:05:09,007', '13:05', '1.234,567 Sek.', 'vor 2 Stunden', '100.000'],
  ])(
    'formats times and numbers for the language %s',
    async (language, clock, short, elapsed, relative, counted) => {
      const { clockTime, shortTime, elapsedTime, relativeTime, say } = await inLanguage(language)
      expect(clockTime(MOMENT)).toBe(clock)
      expect(shortTime(MOMENT, MOMENT)).toBe(short)
      expect(elapsedTime(1_234_567)).toBe(elapsed)
      expect(relativeTime(MOMENT - 2 * 3_600_000, MOMENT)).toBe(relative)
      expect(say({ key: 'status.goals', count: 100_000 })).toBe(counted)
    },
  )

  it('formats a date for the browser’s language', async () => {
    const german = await inLanguage('de')
    expect(german.calendarTime(MOMENT)).toMatch(/^26\.11\.2026, 13:05:09/)
    expect(german.exactTime(MOMENT)).toMatch(/^26\. Nov\. 2026, 13:05:09,007/)
  })
})

it('shows a time outside the range of dates as the number that was sent', async () => {
  const { clockTime } = await inLanguage('de')
  expect(clockTime(1e20)).toBe('100000000000000000000')
})
