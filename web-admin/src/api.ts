import { createSessionClient } from '@hemicycle/contract'

export const BASE = '/api/v1'

let ended = (): void => undefined
/** What happens when the session cannot be renewed: the session store sends to the sign-in page. */
export const onSessionEnd = (handler: () => void): void => {
  ended = handler
}

/** The one client of the application: it carries the access token and renews it. */
export const session = createSessionClient({ base: BASE, onEnd: () => ended() })
export const { call } = session

/** A new key per intention: sending the same request again gives the first reply, not a second act. */
export const idempotencyKey = (): string => crypto.randomUUID()
