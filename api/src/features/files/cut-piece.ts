import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { documents, files } from '../../kernel/db/schema/index.ts'
import { inTx, type Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { receiveFile } from '../../kernel/files/receive.ts'

/** The pages of a piece of a cahier as a file of their own, made the first time that somebody opens it. Whole files are left alone. */
export async function cutPiece(deps: Deps, { authorityId }: Tenant, documentId: string): Promise<void> {
  const [row] = await inTx(deps, { authorityId }, (sql) =>
    sql.select().from(documents).where(eq(documents.id, documentId)),
  )
  if (!row || row.firstPage === null || row.lastPage === null || row.cutSha256 !== null) return
  const local = await deps.store.localPath(fileKey(authorityId, row.readableSha256 ?? row.sha256))
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-cut-'))
  try {
    const out = join(folder, 'piece.pdf')
    await deps.pool.cutPages(local.path, out, { first: row.firstPage, last: row.lastPage })
    const stream = createReadStream(out)
    const made = await receiveFile(deps.store, { authorityId, stream, maxBytes: Number.MAX_SAFE_INTEGER })
    await inTx(deps, { authorityId }, async (sql) => {
      const createdAt = deps.clock.now()
      await sql
        .insert(files)
        .values({ authorityId, ...made, createdAt })
        .onConflictDoNothing()
      await sql.update(documents).set({ cutSha256: made.sha256 }).where(eq(documents.id, documentId))
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
    await local.release()
  }
}
