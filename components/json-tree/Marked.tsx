import type { Place } from '../../core/query/query'

interface MarkedProps {
  readonly text: string
  readonly placesIn: (text: string) => readonly Place[]
}

/** A text in which what was found is marked. */
export function Marked({ text, placesIn }: MarkedProps) {
  const places = placesIn(text)
  if (places.length === 0) return <>{text}</>
  const ends = [0, ...places.map(({ to }) => to)]
  return (
    <>
      {places.map(({ from, to }, index) => [
        text.slice(ends[index], from),
        <mark key={from}>{text.slice(from, to)}</mark>,
      ])}
      {text.slice(ends.at(-1))}
    </>
  )
}
