const KEY = 'hemicycle.screen'

/** One for each open screen, kept over a reload: the server tells a clerk's own gestures and presence from those of others by it. */
export const clientId: string = sessionStorage.getItem(KEY) ?? crypto.randomUUID()
sessionStorage.setItem(KEY, clientId)
