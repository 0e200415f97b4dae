import type { TextRange } from '../../core/query/query'

interface MarkedProps {
  readonly text: string
  readonly matchesIn: (text: string) => readonly TextRange[]
}

/** A string with its matches highlighted. */
export function Marked({ text, matchesIn }: MarkedProps) {
  const ranges = matchesIn(text)
  if (ranges.length === 0) return <>{text}</>
  const ends = [0, ...ranges.map(({ to }) => to)]
  return (
    <>
      {ranges.map(({ from, to }, index) => [
        text.slice(ends[index], from),
        <mark key={from}>{text.slice(from, to)}</mark>,
      ])}
      {text.slice(ends.at(-1))}
    </>
  )
}
