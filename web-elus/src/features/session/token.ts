/** The key of a sign-in link, from the fragment: a fragment is never sent to a server nor kept in its logs. */
export const tokenOf = (hash: string): string => new URLSearchParams(hash.replace(/^#/, '')).get('cle') ?? ''
