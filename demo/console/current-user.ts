import { json } from '../http.ts'
import type { ConsoleRoute } from './route.ts'

/** `GET /auth/current-user`, at the root and not under `/v1`: the owner of the key. The fields are a guess. */
export const currentUser: ConsoleRoute = {
  path: '/auth/current-user',
  answer: () =>
    json(200, { user: { id: 7, first_name: 'Mina', last_name: 'Okafor', email: 'mina@blue-mug.example' } }),
}
