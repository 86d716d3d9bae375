import { type DispatchKind, frenchDate, frenchTime } from '@hemicycle/domain'
import { type MailBody, type MailHouse, render } from '../../kernel/notify/templates.ts'
import type { Manifest } from './manifest.ts'

interface Facts {
  readonly authority: string
  /** Its logo, and the colour of the rule under the heading and of the button. */
  readonly house: MailHouse
  readonly body: string
  readonly date: string
  readonly time: string
  readonly place: string
  readonly items: number
  readonly civility: 'M' | 'MME'
  readonly lastName: string
  readonly url: string
  /** The motive of urgency, where it was declared. */
  readonly motive?: string | null
  readonly kind?: DispatchKind
  readonly changes?: Manifest['changes'] | undefined
  /** Where and when it was to be, of a meeting postponed. */
  readonly movedFrom?: Manifest['movedFrom'] | null
  /** A later word: about the convocation, or about the answer that is waited for. */
  readonly reminder?: 'CONVOCATION' | 'ANSWER' | null
  /** False when the ordre du jour is too large for a mail: it is then read where the link leads. */
  readonly attached?: boolean
  /** True when the reports are attached too, where the law wants them delivered; false when they ought to be and are too large. */
  readonly reports?: boolean | undefined
}

/** Many servers take no mail over 10 MB, and what is attached grows by a third on the way (base64). */
const MOST_ATTACHED_BYTES = 10_000_000 * (3 / 4) - 200_000
export const fitsMail = ({ logo }: MailHouse, bytes: number): boolean =>
  bytes + (logo?.content.length ?? 0) <= MOST_ATTACHED_BYTES

/** The avis de mise à disposition: the documents are on the platform, the ordre du jour is attached (CGCT L3121-19 al. 2). */
export function convocationMail(facts: Facts): MailBody {
  const when = `${frenchDate(facts.date)} à ${frenchTime(facts.time)}`
  const salutation = facts.civility === 'MME' ? 'Madame la Conseillère' : 'Monsieur le Conseiller'
  const kind = facts.kind ?? 'INITIAL'
  const subject = facts.reminder ? 'Rappel : convocation' : SUBJECTS[kind]
  const cancelled = kind === 'CANCELLATION'
  return {
    subject: `${subject} – ${facts.body}, ${when}`,
    ...render({
      heading: cancelled ? `Séance annulée : ${facts.body}, ${when}` : `${facts.body}, ${when}`,
      paragraphs: [`${salutation},`, ...openingOf(kind, facts, when), ...documentsOf(kind, facts)],
      ...(cancelled ? {} : { button: { label: 'Ouvrir l’ordre du jour', url: facts.url } }),
      after: kind === 'CANCELLATION' || kind === 'COPY_INFORMATION' ? [] : [RECEIPT],
      signature: facts.authority,
      house: facts.house,
    }),
  }
}

const SUBJECTS: Readonly<Record<DispatchKind, string>> = {
  INITIAL: 'Convocation',
  URGENT: 'Convocation en urgence',
  SUPPLEMENTARY: 'Ordre du jour complété',
  RECTIFICATION: 'Documents rectifiés',
  SECOND_CONVOCATION: 'Seconde convocation',
  POSTPONEMENT: 'Séance reportée',
  CANCELLATION: 'Séance annulée',
  COPY_INFORMATION: 'Copie pour information',
}
const RECEIPT =
  'Merci d’y accuser réception. Ce lien vous est personnel : il ouvre votre espace une seule fois, ne le transférez pas.'

/** Why one writes: what the law asks each kind to say (law.md §1.6, §1.7). */
function openingOf(kind: DispatchKind, facts: Facts, when: string): string[] {
  const convoked = facts.civility === 'MME' ? 'convoquée' : 'convoqué'
  const meeting = `${facts.body}, ${when}, ${facts.place}`
  switch (kind) {
    case 'SUPPLEMENTARY':
      return [`L’ordre du jour de la réunion à laquelle vous êtes ${convoked} est complété : ${meeting}.`]
    case 'RECTIFICATION':
      return [`Des documents de la réunion à laquelle vous êtes ${convoked} ont changé : ${meeting}.`]
    case 'SECOND_CONVOCATION':
      return [
        `Le quorum n’ayant pas été atteint, vous êtes de nouveau ${convoked} à la réunion : ${meeting}.`,
        'Seconde convocation : l’assemblée délibérera sur le même ordre du jour sans condition de quorum.',
      ]
    case 'POSTPONEMENT':
      return [
        `La réunion à laquelle vous étiez ${convoked}${before(facts.movedFrom)} est reportée. Elle se tiendra : ${meeting}.`,
        'Cette convocation remplace la précédente. Merci de répondre de nouveau : les réponses et les pouvoirs donnés pour l’ancienne date ne comptent plus.',
      ]
    case 'CANCELLATION':
      return [`La réunion suivante n’aura pas lieu : ${meeting}.`, facts.motive ?? '']
    case 'COPY_INFORMATION':
      return [
        `Copie de la convocation adressée aux membres de l’assemblée, pour votre information (CGCT, art. L5211-40-2) : ${meeting}.`,
      ]
    default:
      return [`Vous êtes ${convoked} à la réunion : ${meeting}.`, ...urgency(facts.motive)]
  }
}

const before = (place: Facts['movedFrom']): string =>
  place ? `, prévue le ${frenchDate(place.date)} à ${frenchTime(place.time)} (${place.place}),` : ''

function documentsOf(kind: DispatchKind, facts: Facts): string[] {
  if (kind === 'CANCELLATION') return []
  return [
    ...(facts.reminder === 'ANSWER' ? [ANSWER] : []),
    facts.changes ? changesIn(facts.changes) : '',
    agendaSentence(facts),
  ].filter(Boolean)
}

/** « 2 rapports ajoutés, 1 modifié, 1 retiré » : which ones is on the platform, never in a mail. */
function changesIn({ added, changed, withdrawn }: NonNullable<Manifest['changes']>): string {
  const said = (ids: readonly string[], word: string) =>
    ids.length === 0 ? [] : [`${ids.length} ${ids.length > 1 ? `${word}s` : word}`]
  const all = [...said(added, 'rapport ajouté'), ...said(changed, 'modifié'), ...said(withdrawn, 'retiré')]
  return all.length > 0 ? `Ce qui change : ${all.join(', ')}.` : ''
}

const ANSWER =
  'Nous n’avons pas encore votre réponse : merci de dire si vous serez présent, ou de donner pouvoir, en ouvrant la séance.'

function agendaSentence({ items, attached = true, reports: joined }: Facts): string {
  const many = items > 1
  if (attached && joined)
    return `L’ordre du jour et ${many ? `les ${items} rapports sont joints` : 'son rapport sont joints'} à ce message. Ils sont aussi à votre disposition sur la plateforme sécurisée :`
  const reports = `${items} ${items > 1 ? 'rapports' : 'rapport'}`
  return attached
    ? `L’ordre du jour, joint à ce message, comporte ${reports}. Tous les rapports sont à votre disposition sur la plateforme sécurisée :`
    : `L’ordre du jour comporte ${reports}. Trop volumineux pour être joint à un courriel, il est avec tous les rapports à votre disposition sur la plateforme sécurisée :`
}

/** The mention the law asks for: the motive, and that the assembly decides on the urgency at the opening (CGCT L2121-12, L3121-19). */
function urgency(motive: string | null | undefined): string[] {
  if (!motive) return []
  return [
    `Le délai de convocation est abrégé en raison de l’urgence : ${motive}`,
    'Il en sera rendu compte dès l’ouverture de la séance, et l’assemblée se prononcera sur l’urgence. Elle peut renvoyer tout ou partie de la discussion à une séance ultérieure.',
  ]
}
