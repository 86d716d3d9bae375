import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { addDays, instantAt, stemsOfText } from '@hemicycle/domain'
import { canonicalJson } from '@hemicycle/proof'
import PDFDocument from 'pdfkit'
import { currentAuthority } from '../features/authorities/queries.ts'
import { briefOf, type Manifest } from '../features/dispatches/queries.ts'
import type { Sql } from '../kernel/db/client.ts'
import {
  bundles,
  dispatches,
  dispatchRecipients,
  documents,
  filePages,
  files,
  type meetings,
} from '../kernel/db/schema/index.ts'
import type { Actor } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'
import { receiveFile } from '../kernel/files/receive.ts'
import { newId } from '../kernel/ids.ts'
import type { PastAffair } from './past-affairs.ts'
import { FONTS } from './report-heads.ts'
import { registerFonts } from './reports.ts'

/** One report of a past meeting, as its agenda numbers it. */
export interface PastReport {
  readonly itemId: string
  readonly sectionId: string | null
  readonly number: string
  readonly title: string
  readonly rapporteur: string | null
  readonly affair: PastAffair
}
export interface PastCahier {
  readonly meeting: typeof meetings.$inferInsert & { readonly id: string }
  readonly bodyName: string
  readonly sections: Manifest['sections']
  readonly councillorIds: readonly string[]
  readonly reports: readonly PastReport[]
}

/** What was sent fifteen days before each past meeting: one cahier, a page for each report, received and opened by all. */
export async function sendCahiers(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  cahiers: readonly PastCahier[],
): Promise<void> {
  for (const cahier of cahiers) {
    const { authorityId } = actor
    const texts = cahier.reports.map((report) => textOf(cahier, report))
    const made = await receiveFile(deps.store, {
      authorityId,
      stream: Readable.from([await pdfOf(texts)]),
      maxBytes: Number.MAX_SAFE_INTEGER,
    })
    const sentAt = instantAt(addDays(cahier.meeting.date, -15), '10:00', 'Europe/Paris')
    await sql.insert(files).values({ authorityId, ...made, createdAt: sentAt }).onConflictDoNothing() // prettier-ignore
    await sql.insert(filePages).values(
      texts.map((lines, index) => ({
        ...{ authorityId, sha256: made.sha256, page: index + 1, source: 'TEXT' as const },
        ...{ text: lines.join('\n'), stems: stemsOfText(lines.join('\n')) },
      })),
    )
    const ids = await addPieces(sql, authorityId, cahier, { ...made, sentAt })
    await addDispatch(sql, actor, cahier, { ...made, sentAt, ids })
  }
}

interface Sent {
  readonly sha256: string
  readonly bytes: number
  readonly sentAt: Date
}

async function addPieces(sql: Sql, authorityId: string, cahier: PastCahier, file: Sent): Promise<string[]> {
  const { sha256, bytes, sentAt: receivedAt } = file
  const own = { authorityId, meetingId: cahier.meeting.id, state: 'READY' as const, notes: [], sha256, bytes, receivedAt, format: 'PDF' as const } // prettier-ignore
  const sourceId = newId()
  await sql.insert(documents).values({ ...own, id: sourceId, lineId: sourceId, name: 'cahier-des-rapports.pdf', container: 'CAHIER', pages: cahier.reports.length }) // prettier-ignore
  const pieces = cahier.reports.map(({ itemId, number }, index) => {
    const id = newId()
    const place = { firstPage: index + 1, lastPage: index + 1, pages: 1 }
    return { ...own, id, lineId: id, itemId, sourceId, name: `rapport-${number}.pdf`, kind: 'REPORT' as const, ...place } // prettier-ignore
  })
  await sql.insert(documents).values(pieces)
  return pieces.map(({ id }) => id)
}

async function addDispatch(
  sql: Sql,
  actor: Actor,
  cahier: PastCahier,
  { sha256, bytes, sentAt, ids }: Sent & { readonly ids: readonly string[] },
): Promise<void> {
  const { authorityId } = actor
  const { id: meetingId, date, time, place } = cahier.meeting
  const [bundleId, dispatchId] = [newId(), newId()]
  const authority = await currentAuthority(sql)
  const items = cahier.reports.map(({ itemId: id, number, title, rapporteur, affair, sectionId }, index) => {
    const piece = { id: ids[index] ?? '', firstPage: index + 1, pages: 1 }
    const document = { ...piece, name: `rapport-${number}.pdf`, kind: 'REPORT' as const, sha256, bytes }
    const named = { id, number, title, rapporteur, department: affair.direction, sectionId }
    return { ...named, firstPage: index + 1, pages: 1, documents: [document] }
  })
  const pages = items.length
  const bundle = { sha256, bytes, pages }
  await sql.insert(bundles).values({
    ...{ id: bundleId, authorityId, meetingId, agendaVersion: 0, state: 'READY', done: pages, total: pages },
    ...{ ...bundle, agendaSha256: sha256, agendaBytes: bytes, requestedAt: sentAt, readyAt: sentAt },
    layout: { items: items.map(({ id, firstPage, documents: own }) => ({ id, firstPage, documents: own })) },
  })
  const manifest: Manifest = {
    format: 'hemicycle-manifest/1',
    dispatchId,
    authority: { id: authority.id, name: authority.name },
    meeting: { id: meetingId, body: cahier.bodyName, date, time, place, timeZone: authority.timeZone },
    ...{ kind: 'INITIAL', urgency: null, requestedAt: sentAt.toISOString(), agendaVersion: 0 },
    bundle: { id: bundleId, ...bundle },
    agenda: { sha256, bytes },
    ...{ sections: cahier.sections, items, recipients: cahier.councillorIds },
  }
  const text = canonicalJson(manifest)
  await sql.insert(dispatches).values({
    ...{
      id: dispatchId,
      authorityId,
      meetingId,
      bundleId,
      kind: 'INITIAL',
      agendaVersion: 0,
      manifest: text,
    },
    manifestSha256: createHash('sha256').update(text).digest('hex'),
    summary: briefOf(manifest),
    ...{ requestedBy: actor.userId, requestedAt: sentAt, availableAt: sentAt },
  })
  const readAt = { openedAt: sentAt, acknowledgedAt: sentAt }
  await sql
    .insert(dispatchRecipients)
    .values(cahier.councillorIds.map((councillorId) => ({ id: newId(), authorityId, dispatchId, councillorId, ...readAt }))) // prettier-ignore
}

/** The lines of a report: what is printed, and what is searched. */
function textOf({ bodyName }: PastCahier, { number, title, rapporteur, affair }: PastReport): string[] {
  return [
    'Département de la Vallée',
    affair.direction,
    `Rapport de la Présidente n°\u00a0${number}`,
    bodyName,
    `Objet\u00a0: ${title}`,
    ...(rapporteur ? [`Rapporteur\u00a0: ${rapporteur}`] : []),
    `Ce rapport s’inscrit dans la politique «\u00a0${affair.policy}\u00a0». Les services ont instruit les demandes reçues avant la date limite et proposent de retenir celles qui remplissent les conditions du règlement.`,
    'L’incidence financière de la présente proposition est imputée au budget départemental, sur les crédits ouverts au chapitre correspondant. Aucun crédit supplémentaire n’est nécessaire.',
    'La commission compétente a émis un avis favorable.',
    `Il vous est proposé de bien vouloir en délibérer, et de ${affair.decision}.`.replace(/, et de ([aeiouéèê])/u, ', et d’$1'), // prettier-ignore
  ]
}

/** The first lines are a head, the rest paragraphs. */
const HEAD = 5

async function pdfOf(reports: readonly (readonly string[])[]): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', margins: { top: 64, bottom: 70, left: 64, right: 64 }, lang: 'fr-FR', autoFirstPage: false }) // prettier-ignore
  const bytes = buffer(doc as unknown as NodeJS.ReadableStream as never)
  registerFonts(doc)
  for (const lines of reports) {
    doc.addPage()
    lines.forEach((line, index) => {
      const font = index === 2 ? FONTS.title : index < HEAD ? FONTS.bold : FONTS.text
      const size = index === 2 ? 16 : 10.5
      doc.font(font).fontSize(size).text(line, { lineGap: 2 })
      doc.moveDown(index < HEAD - 1 ? 0.3 : 0.9)
    })
  }
  doc.end()
  return bytes
}
