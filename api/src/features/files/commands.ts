import type { createLink, Input, Output } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { parseRange } from '../../kernel/http/range.ts'
import { type Exchange, PREFIX } from '../../kernel/http/route.ts'
import { seal, unseal } from '../../kernel/secrets.ts'
import { cutPiece } from './cut-piece.ts'
import { mayRead, readableFile } from './queries.ts'

const LINK_MINUTES = 60

interface Grant {
  readonly authorityId: string
  readonly sha256: string
  readonly bytes: number
  readonly name: string
  readonly type: string
  readonly download: boolean
  readonly purpose: 'FILE'
  readonly expiresAt: number
}

/** A signed address that expires: what a PDF reader can ask ranges of, without carrying anybody's access token. */
export async function createLinkCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createLink>,
): Promise<Output<typeof createLink>> {
  const { kind, id } = input
  if (kind === 'DOCUMENT' && (await inTx(deps, actor, (sql) => mayRead(sql, actor, kind, id))))
    await cutPiece(deps, actor, id)
  const file = await inTx(deps, actor, (sql) => readableFile(sql, actor, kind, id, input.download ?? false))
  const expiresAt = deps.clock.now().getTime() + LINK_MINUTES * 60_000
  const grant: Grant = {
    authorityId: actor.authorityId,
    ...file,
    download: input.download ?? false,
    purpose: 'FILE',
    expiresAt,
  }
  const url = `${PREFIX}/content/${seal(deps.secret, grant)}`
  return { url, expiresAt: new Date(expiresAt).toISOString(), bytes: file.bytes, sha256: file.sha256 }
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
