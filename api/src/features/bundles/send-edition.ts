import { Readable } from 'node:stream'
import { Problem } from '@hemicycle/domain'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { unseal } from '../../kernel/secrets.ts'
import { assembleStream } from './assemble-stream.ts'
import { zipEntries } from './edition-zip.ts'
import { editionFacts, type EditionGrant, toEdition } from './editions.ts'
import { borrowSource } from './source.ts'
import { zipOf } from './zip.ts'

/** Assembles the edition into the answer. When the reader leaves, the thread stops; when the thread fails, the answer is cut and not ended. */
export async function sendEdition(
  deps: Deps,
  _actor: Actor | null,
  { request, reply }: Exchange,
): Promise<void> {
  const { token } = request.params as { token: string }
  const grant = unseal<EditionGrant>(deps.secret, 'EDITION', token, deps.clock.now())
  if (!grant) throw new Problem('LINK_EXPIRED')
  const stream = await (grant.edition === 'ZIP' ? zipStream(deps, grant) : pdfStream(deps, grant))
  void reply
    .headers({
      'content-type': grant.edition === 'ZIP' ? 'application/zip' : 'application/pdf',
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(grant.name)}`,
    })
    .send(stream)
  await reply
}

const factsOf = (deps: Deps, { authorityId, meetingId, councillorId }: EditionGrant) =>
  inTx(deps, { authorityId }, (sql) => editionFacts(sql, meetingId, councillorId))

async function pdfStream(deps: Deps, grant: EditionGrant): Promise<Readable> {
  const source = await borrowSource(
    deps,
    grant,
    await factsOf(deps, grant),
    toEdition(grant.edition, grant.partId),
  )
  const { stream, result } = assembleStream(deps.pool, source.spec)
  // What went wrong, the stream says too.
  void result.catch(() => undefined).finally(source.release)
  return stream
}

async function zipStream(deps: Deps, grant: EditionGrant): Promise<Readable> {
  const facts = await factsOf(deps, grant)
  return Readable.from(zipOf(zipEntries(deps, grant, facts)), { objectMode: false })
}
