/**
 * A client of Marionette, the remote control that is built into Firefox. A packet is `<bytes>:<JSON>`; a command is
 * `[0, id, name, parameters]` and its answer `[1, id, error, result]`
 * (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
 */
import { connect, type Socket } from 'node:net'

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

type Answer = [kind: 1, id: number, error: { error: string; message: string } | null, result: unknown]

/** A connection to one Firefox. */
export interface Marionette {
  /** Sends a command. Rejects with Firefox's own words, or when the connection ends before the answer. */
  readonly send: (command: string, parameters?: object) => Promise<unknown>
  readonly close: () => void
}

/** Connects to the port on loopback, and resolves when Firefox has greeted. Rejects when nobody listens there. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const waiting = new Map<number, Waiting>()
  const socket = connect({ port, host: '127.0.0.1' })
  socket.setNoDelay(true)
  let lastId = 0

  await greeted(socket)
  readPackets(socket, (packet) => {
    const [, id, error, result] = packet as Answer
    const command = waiting.get(id)
    waiting.delete(id)
    if (error) command?.reject(new Error(`${error.error}: ${error.message}`))
    else command?.resolve(result)
  })
  socket.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox has ended the connection.'))
    waiting.clear()
  })

  const send = (command: string, parameters: object = {}) =>
    new Promise<unknown>((resolve, reject) => {
      if (socket.destroyed) return reject(new Error('The connection to Firefox has ended.'))
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      const json = JSON.stringify([0, id, command, parameters])
      socket.write(`${Buffer.byteLength(json)}:${json}`)
    })
  return { send, close: () => socket.destroy() }
}

/** Firefox speaks first; what it says is not needed. */
function greeted(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('Firefox has ended the connection.'))
    socket.once('error', reject)
    socket.once('close', ended)
    const stop = readPackets(socket, () => {
      stop()
      socket.off('error', reject)
      socket.off('close', ended)
      // Without a listener an error would end this process; that the connection is over is told by "close".
      socket.on('error', () => {})
      resolve()
    })
  })
}

/** Returns how to stop reading. A packet may come in pieces, and a piece may hold several. */
function readPackets(socket: Socket, onPacket: (packet: unknown) => void): () => void {
  let pieces: Buffer[] = []
  const read = (piece: Buffer) => {
    pieces.push(piece)
    let received = Buffer.concat(pieces)
    for (;;) {
      const colon = received.indexOf(':')
      const length = Number(received.subarray(0, Math.max(0, colon)).toString())
      if (colon < 0 || received.length < colon + 1 + length) break
      const json = received.subarray(colon + 1, colon + 1 + length).toString()
      received = received.subarray(colon + 1 + length)
      onPacket(JSON.parse(json))
    }
    pieces = [received]
  }
  socket.on('data', read)
  return () => socket.off('data', read)
}
