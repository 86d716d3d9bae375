import type { Input, SignIn, signInByPasskey } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { passkeys } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { type PasskeyRow, seatsOf } from './queries.ts'
import { openSession } from './sessions.ts'
import { authentication, type Proof, readProof, readTicket, type Ticket } from './webauthn.ts'

export const challenge = (deps: Deps) => authentication(deps)

/** A passkey opens a seat, the first of the person's; the others are a tap away. Office roles sign in otherwise. */
export async function signInByPasskeyStep(
  deps: Deps,
  { ticket, ...proof }: Input<typeof signInByPasskey>,
  exchange: Exchange,
): Promise<SignIn> {
  const asked = readTicket(deps, 'PASSKEY_CHALLENGE', ticket)
  if (!asked) throw new Problem('PASSKEY_REFUSED', 'the challenge has expired')
  return asSystem(deps, async (sql) => {
    const row = await proved(deps, sql, asked, proof)
    const [seat] = row ? await seatsOf(sql, row.userId) : []
    if (!seat) throw new Problem('PASSKEY_REFUSED')
    return openSession(deps, sql, seat, exchange)
  })
}

/** The passkey, locked, whose signature is good; the answer to one challenge is accepted once. */
async function proved(deps: Deps, sql: Sql, asked: Ticket, proof: Proof): Promise<PasskeyRow | null> {
  const [row] = await sql
    .select()
    .from(passkeys)
    .where(eq(passkeys.credentialId, proof.credentialId))
    .for('update')
  if (!row || (row.challengedAt?.getTime() ?? 0) >= asked.issuedAt) return null
  const counter = await readProof(deps, asked.challenge, proof, row)
  if (counter === null) return null
  const change = { counter, usedAt: deps.clock.now(), challengedAt: new Date(asked.issuedAt) }
  await sql.update(passkeys).set(change).where(eq(passkeys.id, row.id))
  return row
}
