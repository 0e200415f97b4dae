/**
 * A client of Marionette, Firefox's built-in remote control. A packet is `<bytes>:<JSON>`. A command is
 * `[0, id, name, parameters]`, its response `[1, id, error, result]`
 * (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
 */
import { connect, type Socket } from 'node:net'

interface PendingCommand {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

type Response = [kind: 1, id: number, error: { error: string; message: string } | null, result: unknown]

/** A connection to one Firefox. */
export interface Marionette {
  /** Sends a command. Rejects with Firefox's error, or when the connection closes before the response. */
  readonly send: (command: string, parameters?: object) => Promise<unknown>
  readonly close: () => void
}

/** Connects to a port on loopback. Resolves after Firefox's greeting. Rejects when the port is closed. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const pending = new Map<number, PendingCommand>()
  const socket = connect({ port, host: '127.0.0.1' })
  socket.setNoDelay(true)
  let lastId = 0

  await waitForGreeting(socket)
  readPackets(socket, (packet) => {
    const [, id, error, result] = packet as Response
    const command = pending.get(id)
    pending.delete(id)
    if (error) command?.reject(new Error(`${error.error}: ${error.message}`))
    else command?.resolve(result)
  })
  socket.once('close', () => {
    for (const { reject } of pending.values()) reject(new Error('Firefox closed the connection.'))
    pending.clear()
  })

  const send = (command: string, parameters: object = {}) =>
    new Promise<unknown>((resolve, reject) => {
      if (socket.destroyed) return reject(new Error('The connection to Firefox is closed.'))
      const id = ++lastId
      pending.set(id, { resolve, reject })
      const json = JSON.stringify([0, id, command, parameters])
      socket.write(`${Buffer.byteLength(json)}:${json}`)
    })
  return { send, close: () => socket.destroy() }
}

/** Waits for Firefox's first packet and ignores its contents. */
function waitForGreeting(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('Firefox closed the connection.'))
    socket.once('error', reject)
    socket.once('close', ended)
    const stop = readPackets(socket, () => {
      stop()
      socket.off('error', reject)
      socket.off('close', ended)
      // An error without a listener ends this process. The "close" event reports the end of the connection.
      socket.on('error', () => {})
      resolve()
    })
  })
}

/** Reads packets from a socket. A chunk may hold a part of a packet or several. Returns a function that stops reading. */
function readPackets(socket: Socket, onPacket: (packet: unknown) => void): () => void {
  let chunks: Buffer[] = []
  const read = (chunk: Buffer) => {
    chunks.push(chunk)
    let received = Buffer.concat(chunks)
    for (;;) {
      const colon = received.indexOf(':')
      const length = Number(received.subarray(0, Math.max(0, colon)).toString())
      if (colon < 0 || received.length < colon + 1 + length) break
      const json = received.subarray(colon + 1, colon + 1 + length).toString()
      received = received.subarray(colon + 1 + length)
      onPacket(JSON.parse(json))
    }
    chunks = [received]
  }
  socket.on('data', read)
  return () => socket.off('data', read)
}
