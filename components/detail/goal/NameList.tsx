import { Fragment } from 'preact'

/** Names separated by commas. Each is isolated, since bidi control characters in one would reorder its neighbors. */
export function NameList({ names }: { names: readonly string[] }) {
  return (
    <>
      {names.map((name, index) => (
        <Fragment key={index}>
          {index > 0 && ', '}
          <bdi translate={false}>{name}</bdi>
        </Fragment>
      ))}
    </>
  )
}
