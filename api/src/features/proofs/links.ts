import type { createProofLink, Input, Output } from '@hemicycle/contract'
import { civilDateIn, Problem } from '@hemicycle/domain'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { type Exchange, PREFIX } from '../../kernel/http/route.ts'
import { record } from '../../kernel/journal.ts'
import { seal as sign, unseal } from '../../kernel/secrets.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { dispatchById } from '../dispatches/queries.ts'
import { dossierZip } from './dossier-zip.ts'
import { sealById } from './queries.ts'

const LINK_MINUTES = 60

interface Grant {
  readonly authorityId: string
  readonly proofId: string
  readonly masked: boolean
  readonly name: string
  readonly purpose: 'PROOF'
  readonly expiresAt: number
}

/** A signed address of the dossier; that it was taken out, and with which addresses, is itself a fact of the journal. */
export async function createProofLinkCommand(
  deps: Deps,
  actor: Actor,
  { proofId, addresses }: Input<typeof createProofLink>,
): Promise<Output<typeof createProofLink>> {
  const now = deps.clock.now()
  const { authorityId } = actor
  return inTx(deps, actor, async (sql) => {
    const row = await sealById(sql, proofId)
    if (row.state !== 'READY') throw new Problem('NOT_ALLOWED_NOW', 'not sealed yet')
    const dispatch = await dispatchById(sql, row.dispatchId)
    await record(sql, actor, now, {
      action: 'proof.exported',
      subject: 'dispatch',
      subjectId: dispatch.id,
      facts: { proofId, addresses },
    })
    const day = civilDateIn(dispatch.requestedAt, (await currentAuthority(sql)).timeZone)
    const name = `dossier-de-preuve-${day}-${dispatch.id.slice(0, 8)}.zip`
    const expiresAt = now.getTime() + LINK_MINUTES * 60_000
    const grant: Grant = { authorityId, proofId, masked: addresses === 'MASKED', name, purpose: 'PROOF', expiresAt } // prettier-ignore
    const url = `${PREFIX}/proof-files/${sign(deps.secret, grant)}`
    return { url, expiresAt: new Date(expiresAt).toISOString(), name }
  })
}

export async function sendProof(
  deps: Deps,
  _actor: Actor | null,
  { request, reply }: Exchange,
): Promise<void> {
  const { token } = request.params as { token: string }
  const grant = unseal<Grant>(deps.secret, 'PROOF', token, deps.clock.now())
  if (!grant) throw new Problem('LINK_EXPIRED')
  const bytes = await dossierZip(deps, grant)
  void reply
    .headers({
      'content-type': 'application/zip',
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(grant.name)}`,
    })
    .send(Buffer.from(bytes))
  await reply
}
