import { Readable } from 'node:stream'
import { agendaOf } from '../features/agenda/queries.ts'
import { operateCommand } from '../features/agenda/commands.ts'
import { registerFile } from '../features/imports/commands.ts'
import { type Actor, inTx } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'
import { makeAnnex, type ReportSpec } from './reports.ts'
import { until } from './until.ts'

interface DemoAnnex {
  readonly fileName: string
  readonly heading: string
  /** Printed under its heading. */
  readonly title: string | null
  /** What the clerk calls it over what was read. */
  readonly corrected?: string
}
interface Announced {
  /** How the title of the report begins. */
  readonly of: string
  readonly announced: readonly string[]
  readonly files: readonly DemoAnnex[]
}

/** Named as directions name them; one is announced and has not come. */
const ANNEXES: readonly Announced[] = [
  {
    of: 'Accessibilité des bâtiments communaux',
    announced: ['répartition par commune', 'carte des opérations'],
    files: [
      {
        fileName: 'annexe1_repartition-2026-4_v2.pdf',
        heading: 'ANNEXE 1',
        title: 'Répartition par commune',
      },
      {
        fileName: 'annexe2_A3.pdf',
        heading: 'ANNEXE 2',
        title: null,
        corrected: 'Carte des dix-neuf opérations retenues',
      },
    ],
  },
  {
    of: 'Fonds de solidarité pour le logement',
    announced: ['projet de convention avec les fournisseurs d’énergie'],
    files: [
      {
        fileName: 'annexe convention fournisseurs energie.pdf',
        heading: 'ANNEXE',
        title: 'Projet de convention',
      },
    ],
  },
  {
    of: 'Garantie d’emprunt accordée à Vallée Habitat',
    announced: ['contrat de prêt', 'tableau d’amortissement'],
    files: [{ fileName: 'PJ1 contrat_de_pret_signe.pdf', heading: 'ANNEXE 1', title: 'Contrat de prêt' }],
  },
]

const annexesOf = ({ title }: ReportSpec): Announced | undefined =>
  ANNEXES.find(({ of }) => title.startsWith(of))

/** A report with what it announces, in a folder of its own where files come with it. */
export function withAnnexes(spec: ReportSpec): ReportSpec {
  const found = annexesOf(spec)
  if (!found) return spec
  return { ...spec, annexes: found.announced, fileName: `${folderOf(spec)}/${spec.fileName}` }
}

const folderOf = ({ fileName }: ReportSpec): string => fileName.replace(/\.pdf$/u, '')

/** Drops the annexes of some reports beside them, waits until they stand there, and corrects what a clerk would. */
export async function seedAnnexes(
  deps: Deps,
  clerk: Actor,
  meetingId: string,
  specs: readonly ReportSpec[],
): Promise<void> {
  const files = specs.flatMap((spec) =>
    (annexesOf(spec)?.files ?? []).map((file) => ({ ...file, path: `${folderOf(spec)}/${file.fileName}` })),
  )
  for (const { path, heading, title } of files) {
    const bytes = Buffer.from(await makeAnnex(heading, title))
    await registerFile(deps, clerk, meetingId, path, Readable.from([bytes]))
  }
  const placed = async () => {
    const { version, items } = await inTx(deps, clerk, (sql) => agendaOf(sql, meetingId))
    const pieces = items.flatMap(({ id: itemId, documents }) => documents.map((one) => ({ ...one, itemId })))
    return { version, pieces }
  }
  await until(deps, clerk, async () => {
    const { pieces } = await placed()
    return files.every(({ fileName }) => pieces.some(({ name }) => name === fileName))
  })
  const { version, pieces } = await placed()
  const operations = files.flatMap(({ fileName, corrected }) => {
    const piece = pieces.find(({ name }) => name === fileName)
    return piece && corrected
      ? [{ type: 'ENTITLE' as const, itemId: piece.itemId, documentId: piece.id, title: corrected }]
      : []
  })
  if (operations.length > 0)
    await operateCommand(deps, clerk, { meetingId, baseVersion: version, operations, clientId: 'demo' })
}
