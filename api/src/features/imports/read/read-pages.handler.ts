import { inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { fileKey } from '../../../kernel/files/keys.ts'
import type { JobHandler } from '../../../kernel/jobs/define.ts'
import { documentById } from '../queries.ts'
import { forgetMeeting } from '../../search/queries.ts'
import { hasPages, savePages } from './pages.ts'
import { readScan } from './read-scan.ts'

/** The text of every page of a file, once for each content; a scan is read by recognition, where the machine can. */
export const handle: JobHandler<Deps, { documentId: string }> = async (
  { deps, authorityId },
  { documentId },
) => {
  const tenant = { authorityId: authorityId ?? '' }
  const document = await inTx(deps, tenant, (sql) => documentById(sql, documentId))
  if (document.state !== 'READY') return
  const local = await deps.store.localPath(
    fileKey(tenant.authorityId, document.readableSha256 ?? document.sha256),
  )
  try {
    const known = await inTx(deps, tenant, (sql) => hasPages(sql, document.sha256))
    const pages = known ? [] : await deps.pool.pagesOfText(local.path)
    await inTx(deps, tenant, async (sql) => {
      await savePages(sql, document, pages, 'TEXT')
      await forgetMeeting(sql, document.meetingId)
    })
    if (document.notes.includes('NO_TEXT')) await readScan(deps, document, local.path)
  } finally {
    await local.release()
  }
}
