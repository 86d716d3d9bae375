import type { createLink, Input, Output } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { parseRange } from '../../kernel/http/range.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { unseal } from '../../kernel/secrets.ts'
import { cutPiece } from './cut-piece.ts'
import { type Grant, linkTo } from './link.ts'
import { mayRead, readableFile } from './queries.ts'

/** An address for what this person may read; the pages of a piece of a cahier are cut when first asked for. */
export async function createLinkCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createLink>,
): Promise<Output<typeof createLink>> {
  const { kind, id } = input
  if (kind === 'DOCUMENT' && (await inTx(deps, actor, (sql) => mayRead(sql, actor, kind, id))))
    await cutPiece(deps, actor, id)
  const { download = false } = input
  const now = deps.clock.now()
  const file = await inTx(deps, actor, (sql) => readableFile(sql, actor, kind, id, download, now))
  return linkTo(deps, actor.authorityId, file, download)
}

/** Streams the whole file or one range; the content of an address never changes, so it may be kept by the browser. */
export async function sendContent(
  deps: Deps,
  _actor: Actor | null,
  { request, reply }: Exchange,
): Promise<void> {
  const { token } = request.params as { token: string }
  const grant = unseal<Grant>(deps.secret, 'FILE', token, deps.clock.now())
  if (!grant) throw new Problem('LINK_EXPIRED')
  const range = parseRange(request.headers.range, grant.bytes)
  const body = await deps.store.open(fileKey(grant.authorityId, grant.sha256), range ?? undefined)
  const disposition = grant.download ? 'attachment' : 'inline'
  void reply
    .code(range ? 206 : 200)
    .headers({
      'content-type': grant.type,
      'content-length': range ? range.end - range.start + 1 : grant.bytes,
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=3600, immutable',
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(grant.name)}`,
      etag: `"${grant.sha256}"`,
      ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${grant.bytes}` }),
    })
    .send(body)
  await reply
}
