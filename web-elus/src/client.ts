import { createSessionClient } from '@hemicycle/contract'

export const BASE = '/api/v1'

let ended = (): void => undefined
/** What happens when the session cannot be renewed: the session store sends to the sign-in page. */
export const onSessionEnd = (handler: () => void): void => {
  ended = handler
}

/** The one client of the application: it carries the access token and renews it. */
export const session = createSessionClient({ base: BASE, onEnd: () => ended() })
/** Straight to the service. */
export const raw = session.call
