import { extname } from 'node:path'
import { ConversionFailed } from '../../../kernel/convert/converter.ts'
import { inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import type { JobHandler } from '../../../kernel/jobs/define.ts'
import { examine, type MakePdf } from '../examine.ts'
import { documentById } from '../queries.ts'
import { settle } from './settle.ts'

/** Converts, then reads as for any PDF. Without a converter the file is kept, its text read where its format allows it. */
export const handle: JobHandler<Deps, { documentId: string }> = async (
  { deps, authorityId, lastAttempt },
  { documentId },
) => {
  const tenant = { authorityId: authorityId ?? '' }
  const document = await inTx(deps, tenant, (sql) => documentById(sql, documentId))
  if (document.state !== 'RECEIVED') return
  const extension = extname(document.name).slice(1).toLowerCase()
  const makePdf = converting(deps, extension || 'docx', lastAttempt)
  const examined = await examine(deps, tenant.authorityId, document, makePdf)
  await settle(deps, document, document.format ?? 'UNKNOWN', examined)
}

/** A service that is busy or down is asked again later; in the end the clerk is told, rather than left waiting. */
const converting =
  ({ converter, log }: Deps, extension: string, lastAttempt: boolean): MakePdf =>
  async (path, out) => {
    if (!(await converter.available())) return 'NOT_CONVERTED'
    try {
      await converter.convert(path, extension, out)
      return null
    } catch (error) {
      if (!(error instanceof ConversionFailed) && !lastAttempt) throw error
      log.warn({ extension, type: error instanceof Error ? error.name : 'unknown' }, 'conversion failed')
      return 'CONVERSION_FAILED'
    }
  }
