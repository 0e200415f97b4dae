import { promisifyRequest, type UseStore } from 'idb-keyval'
import { type Message, message } from '../core/message'
import { errorMessage } from '../core/error-message'

/** Time after which opening a database is given up, in ms. Opening one usually takes a few milliseconds. */
const MAX_OPEN_MS = 3000

/** Error of a database that cannot be used. Unlike `message`, `reason` is a sentence in the user's language. */
class DatabaseError extends Error {
  readonly reason: Message

  constructor(text: string, reason: Message) {
    super(text)
    this.name = 'DatabaseError'
    this.reason = reason
  }
}

/** Returns the reason of an error of this module, or of IndexedDB itself. */
export const databaseReason = (error: unknown): Message =>
  error instanceof DatabaseError
    ? error.reason
    : message('storage.reason.browser', { reason: errorMessage(error) })

/**
 * One of the extension's databases in IndexedDB, with a single object store. Every operation opens the database and
 * closes it again, so that no window keeps the others from deleting it.
 */
export class IndexedDatabase {
  /** Called when an attempt to open the database that was given up has ended. */
  onSettled: () => void = () => {}
  private readonly name: string
  private readonly storeName: string
  /** True while the browser has not answered an attempt to open the database that was given up. */
  private isHanging = false

  constructor(name: string, storeName: string) {
    this.name = name
    this.storeName = storeName
  }

  /**
   * Runs an operation on the object store. Rejects with a {@link DatabaseError} if the database does not open within
   * {@link MAX_OPEN_MS}, or lacks the object store. While the browser has not answered such an attempt, it rejects at
   * once.
   */
  readonly use: UseStore = async (mode, operation) => {
    if (this.isHanging) throw this.hangError()
    const database = await this.open(indexedDB.open(this.name))
    try {
      if (!database.objectStoreNames.contains(this.storeName)) throw versionError(database.version)
      return await operation(database.transaction(this.storeName, mode).objectStore(this.storeName))
    } finally {
      // Closing waits for running transactions.
      database.close()
    }
  }

  /**
   * Deletes the database and creates an empty one. `fill` adds its first entries. No other window can use the
   * database in between, because the browser handles the requests for a database in order. Rejects if that takes
   * longer than {@link MAX_OPEN_MS}, as when another window blocks it; the browser then still does it later.
   */
  async recreate(fill: (store: IDBObjectStore) => void = () => {}): Promise<void> {
    const deleting = promisifyRequest(indexedDB.deleteDatabase(this.name))
    const opening = this.open(indexedDB.open(this.name), fill)
    // If deleting fails, its reason says more than that of opening.
    await Promise.all([deleting, opening.then((database) => database.close())])
  }

  private async open(
    request: IDBOpenDBRequest,
    fill: (store: IDBObjectStore) => void = () => {},
  ): Promise<IDBDatabase> {
    request.addEventListener('upgradeneeded', () => fill(request.result.createObjectStore(this.storeName)))
    const opened = promisifyRequest<IDBDatabase>(request)
    const deadline = Promise.withResolvers<never>()
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      this.isHanging = true
      deadline.reject(this.hangError())
    }, MAX_OPEN_MS)
    const settle = () => {
      clearTimeout(timer)
      if (!isLate) return
      this.isHanging = false
      this.onSettled()
    }
    opened.then((database) => {
      if (isLate) database.close()
      settle()
    }, settle)
    return Promise.race([opened, deadline.promise])
  }

  private readonly hangError = () =>
    new DatabaseError(
      `The browser did not open the database within ${MAX_OPEN_MS} ms.`,
      message('storage.reason.hangs', { ms: MAX_OPEN_MS }),
    )
}

const versionError = (version: number) =>
  new DatabaseError(
    `The database has another format (version ${version}).`,
    message('storage.reason.otherFormat', { version }),
  )
