/**
 * Keeps the last few of what never changes once written: those who ask for the same at once share one reading, and a reading that failed
 * is forgotten. `most` bounds the memory: the least lately used goes first.
 */
export function recent<V>(most: number): (key: string, read: () => Promise<V>) => Promise<V> {
  const kept = new Map<string, Promise<V>>()
  return (key, read) => {
    const value = kept.get(key) ?? read()
    // Last in again: a Map keeps the order of insertion.
    kept.delete(key)
    kept.set(key, value)
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    value.catch(() => kept.get(key) === value && kept.delete(key))
    return value
  }
}
