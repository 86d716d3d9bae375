import { eq } from 'drizzle-orm'
import { type DocumentFormat, documents } from '../../../kernel/db/schema/index.ts'
import { inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { announce } from '../../../kernel/events.ts'
import { fileKey } from '../../../kernel/files/keys.ts'
import type { JobHandler } from '../../../kernel/jobs/define.ts'
import { emit } from '../../../kernel/jobs/outbox.ts'
import { unpackArchive } from '../archive/unpack-archive.ts'
import { examine, type MakePdf } from '../examine.ts'
import { convertDocument } from '../jobs.ts'
import { readList } from '../list/read-list.ts'
import { documentById, type DocumentRecord } from '../queries.ts'
import { documentFormat } from './format.ts'
import { settle } from './settle.ts'

/** Heavy work first, outside any transaction; then one transaction says what was found. Run twice, it changes nothing twice. */
export const handle: JobHandler<Deps, { documentId: string }> = async (
  { deps, authorityId },
  { documentId },
) => {
  const tenant = { authorityId: authorityId ?? '' }
  const document = await inTx(deps, tenant, (sql) => documentById(sql, documentId))
  if (document.state !== 'RECEIVED') return
  const format = await formatOf(deps, document)
  if (format === 'ZIP') return unpackArchive(deps, document)
  if (format === 'SHEET' && (await readList(deps, document))) return
  const direct = format === 'IMAGE' && /\.(?:jpe?g|png)$/iu.test(document.name)
  if (!direct && format !== 'PDF' && format !== 'UNKNOWN') return toConverter(deps, document, format)
  await settle(
    deps,
    document,
    format,
    await examine(deps, tenant.authorityId, document, direct ? pictured(deps) : null),
  )
}

async function formatOf(deps: Deps, { authorityId, sha256, name }: DocumentRecord): Promise<DocumentFormat> {
  const local = await deps.store.localPath(fileKey(authorityId, sha256))
  try {
    return await documentFormat(local.path, name)
  } finally {
    await local.release()
  }
}

const pictured =
  (deps: Deps): MakePdf =>
  async (path, out) =>
    deps.pool.imageToPdf(path, out).then(
      () => null,
      () => 'DAMAGED',
    )

/** PDFs never wait behind a Word file: it goes to a queue of its own. */
async function toConverter(deps: Deps, document: DocumentRecord, format: DocumentFormat): Promise<void> {
  const { id, authorityId, meetingId } = document
  await inTx(deps, { authorityId }, async (sql) => {
    await sql.update(documents).set({ format }).where(eq(documents.id, id))
    await emit(sql, authorityId, convertDocument, { documentId: id })
    await announce(sql, authorityId, { topic: 'documents', meetingId })
  })
}
