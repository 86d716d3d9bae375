/** Texts kept: those of many agendas. */
const MOST = 20_000

/**
 * The same pure function of a text, which remembers: an agenda is read at every gesture, and its texts are the same each time. Past a
 * size everything is forgotten at once.
 */
export function remember<R>(of: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = of(text)
    if (known.size >= MOST) known.clear()
    known.set(text, made)
    return made
  }
}
