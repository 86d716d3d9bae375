import { createHash } from 'node:crypto'
import { civilDateIn, clockTimeIn, frenchDate, frenchTime, proxyWord } from '@hemicycle/domain'
import type { AssemblyType } from '@hemicycle/domain'

type Person = { readonly civility: 'M' | 'MME'; readonly firstName: string; readonly lastName: string }

export interface ProxyFacts {
  readonly answerId: string
  readonly authority: { readonly name: string; readonly type: AssemblyType; readonly timeZone: string }
  readonly body: string
  readonly meeting: { readonly date: string; readonly time: string; readonly place: string }
  readonly grantor: Person
  readonly holder: Person
  /** Null: for the whole meeting. */
  readonly items: readonly { readonly number: string; readonly title: string }[] | null
  readonly answeredAt: Date
  /** Null: given online by the grantor himself; otherwise what shows it. */
  readonly note: string | null
}

const CIVILITIES = { M: 'M.', MME: 'Mme' } as const
export const nameOf = ({ civility, firstName, lastName }: Person): string =>
  `${CIVILITIES[civility]}\u00a0${firstName} ${lastName}`

/** « Délégation de vote » or « Pouvoir », as the law of the assembly calls it. */
export const wordOf = (type: AssemblyType): string =>
  proxyWord(type) === 'DELEGATION' ? 'Délégation de vote' : 'Pouvoir'

export const whenOf = ({ date, time }: ProxyFacts['meeting']): string =>
  `${frenchDate(date)} à ${frenchTime(time)}`

/**
 * The proxy in words: written, for one meeting or some of its items, to one colleague, revocable (CGCT, art. L2121-20, L3121-16). It is kept as it was written,
 * with its fingerprint: « sha256sum » of the text as UTF-8 gives the same.
 */
export function proxyStatement(facts: ProxyFacts): { readonly text: string; readonly sha256: string } {
  const { authority, grantor, holder, items, answeredAt, note } = facts
  const undersigned = grantor.civility === 'MME' ? 'Je soussignée' : 'Je soussigné'
  const unable = grantor.civility === 'MME' ? 'empêchée' : 'empêché'
  const given = proxyWord(authority.type) === 'DELEGATION' ? 'délégation de vote' : 'pouvoir'
  const day = civilDateIn(answeredAt, authority.timeZone)
  const moment = `${frenchDate(day, { weekday: false })} à ${frenchTime(clockTimeIn(answeredAt, authority.timeZone))}`
  const text = [
    `${undersigned}, ${nameOf(grantor)}, ${unable} d’assister à la séance du ${whenOf(facts.meeting)}, ${facts.body}, ${facts.meeting.place},`,
    `donne ${given} à ${nameOf(holder)} pour voter en mon nom sur ${items ? 'les seules questions suivantes\u00a0:' : 'toutes les questions à l’ordre du jour de cette séance.'}`,
    ...(items ?? []).map(({ number, title }) => `– ${number} ${title}`.replace(/\s+/gu, ' ')),
    note === null
      ? `Donné en ligne le ${moment} depuis un espace personnel authentifié.`
      : `Consigné par le service des assemblées le ${moment}\u00a0: ${note}`,
    'Révocable à tout moment\u00a0; sans effet dès que son auteur entre en séance.',
    `Référence\u00a0: ${facts.answerId}`,
  ].join('\n')
  return { text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') }
}
