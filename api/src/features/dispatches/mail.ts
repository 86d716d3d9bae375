import { frenchDate, frenchTime } from '@hemicycle/domain'
import { type MailBody, render } from '../../kernel/notify/templates.ts'

interface Facts {
  readonly authority: string
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
  /** A later word: about the convocation, or about the answer that is waited for. */
  readonly reminder?: 'CONVOCATION' | 'ANSWER' | null
  /** False when the ordre du jour is too large for a mail: it is then read where the link leads. */
  readonly attached?: boolean
}

/** The avis de mise à disposition: the documents are on the platform, the ordre du jour is attached (CGCT L3121-19 al. 2). */
export function convocationMail(facts: Facts): MailBody {
  const when = `${frenchDate(facts.date)} à ${frenchTime(facts.time)}`
  const salutation = facts.civility === 'MME' ? 'Madame la Conseillère' : 'Monsieur le Conseiller'
  const convoked = facts.civility === 'MME' ? 'convoquée' : 'convoqué'
  return {
    subject: `${facts.reminder ? 'Rappel : convocation' : facts.motive ? 'Convocation en urgence' : 'Convocation'} – ${facts.body}, ${when}`,
    ...render({
      heading: `${facts.body}, ${when}`,
      paragraphs: [
        `${salutation},`,
        `Vous êtes ${convoked} à la réunion : ${facts.body}, ${when}, ${facts.place}.`,
        ...urgency(facts.motive),
        ...(facts.reminder === 'ANSWER' ? [ANSWER] : []),
        agendaSentence(facts),
      ],
      button: { label: 'Ouvrir l’ordre du jour', url: facts.url },
      after: [
        'Merci d’y accuser réception. Ce lien vous est personnel : il ouvre votre espace une seule fois, ne le transférez pas.',
      ],
      signature: facts.authority,
    }),
  }
}

const ANSWER =
  'Nous n’avons pas encore votre réponse : merci de dire si vous serez présent, ou de donner pouvoir, en ouvrant la séance.'

function agendaSentence({ items, attached = true }: Facts): string {
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
