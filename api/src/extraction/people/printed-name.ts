import { withoutAccents } from '@hemicycle/domain'

/** A printed name taken apart. Words are without accents nor case, particles kept apart. */
export interface PrintedName {
  readonly words: readonly string[]
  /** Words written in capitals while others are not: the family name. */
  readonly capitals: ReadonlySet<string> | null
  readonly gender: 'M' | 'F' | null
  readonly office: 'PRESIDENT' | 'MAYOR' | null
}

const CIVILITY =
  /^(?:(?<m>m\.|mr\.?|monsieur|messieurs|mm\.)|(?<f>mmes?\.?|mesdames|mlle|madame|mademoiselle))(?=\s|$)\s*/iu
const TITLES = /^(?:dr\.?|docteur|me\.?|ma[îi]tre|pr\.?|professeur|g[ée]n[ée]ral|colonel)\s+(?=\p{L})/iu
const OFFICE = /^(?:le|la)?\s*(?:(?<p>pr[ée]sident)e?|(?<maire>maire))(?:\s+(?:d|de|du|des|d['’]).*)?$/iu
/** From here on a name is over: « , vice-présidente », « au nom de la commission », « (absente) ». */
const QUALITY =
  /\s*(?:,|\(|\s[–—-]\s|\bau\s+nom\b|\b(?:\d+e?r?e?\s*)?vice[- ]|\b(?:premi[èe]re?|deuxi[èe]me)\s|\bconseill[eè]|\badjoint|\brapporteu|\bd[ée]l[ée]gu[ée]|\bchargée?\b|\bqu[ei]steur).*$/iu
export const PARTICLES: ReadonlySet<string> = new Set([
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'les',
  'von',
  'van',
])

/** « M. Luc Peyre et Mme Odile Ferrand » → the two. A civility left alone (« M. et Mme Peyre ») stays with the name. */
export function splitPersons(printed: string): string[] {
  const parts = printed.split(/\s+(?:et|&)\s+|\s*[;/]\s*|\s*,\s*(?=(?:M\.|Mmes?|Monsieur|Madame)\s)/u)
  const whole = parts.every((part) => part.replace(CIVILITY, '').trim() !== '')
  return (whole ? parts : [printed]).map((part) => part.trim()).filter((part) => part !== '')
}

export function parseName(printed: string): PrintedName {
  const civility = CIVILITY.exec(printed.trim())?.groups
  const bare = printed.trim().replace(CIVILITY, '').replace(TITLES, '')
  const office = OFFICE.exec(bare.trim())?.groups
  const name = bare.replace(QUALITY, '')
  const raw = name.match(/\p{L}[\p{L}\p{M}]*\.?/gu) ?? []
  const loud = raw.filter(isCapitals)
  const mixed = loud.length > 0 && raw.some((word) => /\p{Ll}{2}/u.test(word) && !PARTICLES.has(plain(word)))
  return {
    words: raw.map(plain),
    capitals: mixed ? new Set(loud.map(plain)) : null,
    gender: civility?.m ? 'M' : civility?.f ? 'F' : null,
    office: office ? (office.p ? 'PRESIDENT' : 'MAYOR') : null,
  }
}

/** Words of a name, without accents nor case, cut at spaces, hyphens and apostrophes. */
export const nameWords = (name: string): string[] => (name.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).map(plain)

/** Two capitals are rather « JM » than a family name. */
const isCapitals = (word: string): boolean => /^\p{Lu}{3,}$/u.test(word)
const plain = (word: string): string => withoutAccents(word).replace(/[^a-z.]/g, '')
