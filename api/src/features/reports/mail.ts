import { frenchDate, type ReportStep } from '@hemicycle/domain'
import { type MailBody, type MailHouse, render } from '../../kernel/notify/templates.ts'

export interface StepFacts {
  readonly step: ReportStep
  readonly title: string
  readonly department: string
  readonly actor: string
  readonly comment: string
  readonly late: boolean
  readonly meeting: { readonly body: string; readonly date: string } | null
  readonly authority: string
  readonly house: MailHouse
  readonly url: string
}

interface Words {
  readonly subject: string
  readonly sentence: (facts: StepFacts, meeting: string) => string
}

const WORDS: Readonly<Record<Exclude<ReportStep, 'RESUME'>, Words>> = {
  SUBMIT: {
    subject: 'Rapport déposé',
    sentence: ({ actor, department }, meeting) => `${actor} (${department}) dépose un rapport ${meeting}.`,
  },
  WITHDRAW: {
    subject: 'Rapport retiré',
    sentence: ({ actor, department }) => `${actor} (${department}) retire son rapport.`,
  },
  ACCEPT: {
    subject: 'Rapport accepté',
    sentence: (_facts, meeting) => `Votre rapport est inscrit à l’ordre du jour ${meeting}.`,
  },
  RETURN: {
    subject: 'Rapport à reprendre',
    sentence: ({ actor }) =>
      `${actor} vous retourne votre rapport. Corrigez-le, puis déposez-le à nouveau depuis Hémicycle.`,
  },
  MOVE: {
    subject: 'Rapport reporté',
    sentence: (_facts, meeting) => `Votre rapport est reporté ${meeting}.`,
  },
}

/** The mail of one step: what happened, to which report, and where to see it. */
export function stepMail(facts: StepFacts): MailBody {
  const { step, title, comment, authority, house, url } = facts
  const { subject, sentence } = WORDS[step === 'RESUME' ? 'SUBMIT' : step]
  const late = step === 'SUBMIT' && facts.late ? ['Il est déposé après la date limite de cette séance.'] : []
  const said = comment === '' ? [] : [`Motif :\n${comment}`]
  return {
    subject: `${subject} – ${title}`.slice(0, 180),
    ...render({
      heading: subject,
      paragraphs: [`« ${title} »`, sentence(facts, meetingWords(facts)), ...late, ...said],
      button: { label: 'Ouvrir le rapport', url },
      signature: authority,
      house,
    }),
  }
}

function meetingWords({ step, meeting }: StepFacts): string {
  if (!meeting) return step === 'SUBMIT' ? 'sans séance désignée' : 'à une séance à venir'
  const of = `${meeting.body} du ${frenchDate(meeting.date)}`
  if (step === 'SUBMIT') return `pour la séance « ${of} »`
  return step === 'ACCEPT' ? `de la séance « ${of} »` : `à la séance « ${of} »`
}

export interface ReminderFacts {
  /** Of the reports that are not handed in; blank while nothing is written. */
  readonly titles: readonly string[]
  readonly dueOn: string
  readonly meeting: { readonly body: string; readonly date: string }
  readonly authority: string
  readonly house: MailHouse
  readonly url: string
}

/** The mail that reminds an author of the due date, and of what is still in hand. */
export function reminderMail({ titles, dueOn, meeting, authority, house, url }: ReminderFacts): MailBody {
  const one = titles.length === 1
  const heading = `À déposer avant le ${frenchDate(dueOn)}`
  const named = titles.map((title) => `« ${title || 'Sans titre'} »`).join('\n')
  const what = one
    ? 'Un rapport n’est pas encore déposé'
    : `${titles.length} rapports ne sont pas encore déposés`
  return {
    subject: `${heading} – ${meeting.body} du ${frenchDate(meeting.date)}`.slice(0, 180),
    ...render({
      heading,
      paragraphs: [
        `${what} pour la séance « ${meeting.body} du ${frenchDate(meeting.date)} »\u00a0:`,
        named,
        `La date limite de dépôt est le ${frenchDate(dueOn)}.`,
      ],
      button: { label: one ? 'Ouvrir mon rapport' : 'Ouvrir mes rapports', url },
      signature: authority,
      house,
    }),
  }
}
