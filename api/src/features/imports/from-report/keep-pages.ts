import { inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { fileKey } from '../../../kernel/files/keys.ts'
import { hasPages, savePages } from '../read/pages.ts'

interface Content {
  readonly sha256: string
  readonly readableSha256: string | null
}

/** Keeps the text of the pages of a file that can be read, once for each content: what two versions of it are compared by. */
export async function keepPages(deps: Deps, authorityId: string, file: Content): Promise<void> {
  if (await inTx(deps, { authorityId }, (sql) => hasPages(sql, file.sha256))) return
  const local = await deps.store.localPath(fileKey(authorityId, file.readableSha256 ?? file.sha256))
  try {
    const pages = await deps.pool.pagesOfText(local.path)
    await inTx(deps, { authorityId }, (sql) =>
      savePages(sql, { authorityId, sha256: file.sha256 }, pages, 'TEXT'),
    )
  } finally {
    await local.release()
  }
}
