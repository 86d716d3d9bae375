import { Readable } from 'node:stream'
import type { Report } from '@hemicycle/contract'
import type { ReportStep } from '@hemicycle/domain'
import { createReportCommand, setReportsDueCommand } from '../features/reports/commands.ts'
import { addReportFile } from '../features/reports/files.ts'
import { currentFiles, reportShown } from '../features/reports/queries.ts'
import { takeReportStepCommand } from '../features/reports/steps.ts'
import { type Actor, inTx } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'
import { makeReport } from './reports.ts'
import { DEMO_AUTHORS } from './seed.ts'
import { demoActor, until } from './until.ts'

type Act = readonly [by: 'AUTHOR' | 'OFFICE', step: ReportStep, comment?: string]
interface HandedIn {
  readonly author: 0 | 1
  readonly title: string
  readonly rapporteur: string | null
  readonly forMeeting: boolean
  readonly annex?: string
  readonly acts: readonly Act[]
}

/** One report in each state that a report may be in. */
const HANDED_IN: readonly HandedIn[] = [
  {
    author: 0,
    title: 'Pont de Castelmont\u00a0: travaux de renforcement et convention avec la commune',
    rapporteur: 'Mme Claire Vidalenc',
    forMeeting: true,
    annex: 'annexe 1 - plan de situation.pdf',
    acts: [['AUTHOR', 'SUBMIT']],
  },
  {
    author: 0,
    title: 'Voie verte des Deux-Rives\u00a0: demande de subvention au titre du fonds vert',
    rapporteur: null,
    forMeeting: true,
    acts: [
      ['AUTHOR', 'SUBMIT'],
      ['OFFICE', 'RETURN', 'Le plan de financement manque en annexe, et le rapporteur reste à désigner.'],
    ],
  },
  {
    author: 1,
    title: 'Musée d’Orgemont\u00a0: convention d’objectifs 2027-2029',
    rapporteur: 'M. Thomas Fourcade',
    forMeeting: true,
    annex: 'annexe 1 - projet de convention.pdf',
    acts: [
      ['AUTHOR', 'SUBMIT'],
      ['OFFICE', 'ACCEPT'],
    ],
  },
  {
    author: 1,
    title: 'Orgue de Saint-Aubin\u00a0: restauration du buffet',
    rapporteur: 'Mme Catherine Oster',
    forMeeting: false,
    acts: [['AUTHOR', 'SUBMIT']],
  },
  {
    author: 1,
    title: 'Réseau de lecture publique\u00a0: aides aux médiathèques',
    rapporteur: null,
    forMeeting: false,
    acts: [],
  },
  {
    author: 1,
    title: 'Festival des Deux-Rives\u00a0: avenant au contrat de coproduction',
    rapporteur: 'Mme Hélène Garrigue',
    forMeeting: true,
    acts: [
      ['AUTHOR', 'SUBMIT'],
      ['AUTHOR', 'WITHDRAW'],
    ],
  },
]

/** What two directions hand in for the next meeting, made through the product's own commands and jobs. */
export async function seedReports(deps: Deps, clerk: Actor, meetingId: string, dueOn: string): Promise<void> {
  await setReportsDueCommand(deps, clerk, { meetingId, dueOn })
  for (const one of HANDED_IN) await handIn(deps, clerk, meetingId, one)
}

async function handIn(deps: Deps, clerk: Actor, meetingId: string, one: HandedIn): Promise<void> {
  const { name, department } = DEMO_AUTHORS[one.author]
  const author = await demoActor(deps, name)
  const { title, rapporteur } = one
  const fields = { title, rapporteur, department, meetingId: one.forMeeting ? meetingId : null }
  const { id } = await createReportCommand(deps, author, fields)
  const spec = { house: 'VALLEE' as const, department, title, rapporteur, actNumber: null }
  for (const fileName of ['rapport.pdf', one.annex ?? []].flat()) {
    const bytes = await makeReport({ ...spec, fileName, pages: fileName === 'rapport.pdf' ? 2 : 1 })
    await addReportFile(deps, author, id, { name: fileName, stream: Readable.from([Buffer.from(bytes)]) })
  }
  await until(deps, clerk, async (sql) =>
    (await currentFiles(sql, id)).every(({ state }) => state === 'READY'),
  )
  for (const [by, step, comment = ''] of one.acts)
    await act(deps, by === 'AUTHOR' ? author : clerk, id, step, comment)
}

async function act(
  deps: Deps,
  actor: Actor,
  reportId: string,
  step: ReportStep,
  comment: string,
): Promise<Report> {
  const { version } = await inTx(deps, actor, (sql) => reportShown(sql, actor, reportId))
  return takeReportStepCommand(deps, actor, { reportId, version, step, comment })
}
