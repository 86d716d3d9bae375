const KEY = 'hemicycle.renewed'
const PAUSE_MS = 60_000

/** A new version of the application has replaced the files of the one that is open: take it, at most once a minute. */
export function renewWhenReplaced(): void {
  globalThis.addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine || Date.now() - Number(sessionStorage.getItem(KEY)) < PAUSE_MS) return
    event.preventDefault()
    sessionStorage.setItem(KEY, String(Date.now()))
    location.reload()
  })
}
