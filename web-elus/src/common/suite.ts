/** Where to go after signing in: a path of this application, never another site. */
export function safeSuite(value: unknown): string {
  const path = Array.isArray(value) ? value[0] : value
  if (typeof path !== 'string' || !path.startsWith('/') || /^\/[/\\]/.test(path)) return '/'
  return /^\/(lien|connexion)([/?#]|$)/.test(path) ? '/' : path
}
