import { Fragment } from 'preact'

/** Names one after the other. One may hold marks that turn the writing direction: they do not reach its neighbours. */
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
