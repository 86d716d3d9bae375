import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Deps } from '../../kernel/deps.ts'
import { seal, unseal } from '../../kernel/secrets.ts'
import type { PasskeyRow } from './queries.ts'

/** Long enough to find one's finger or one's key. */
const MINUTES = 5
export type Purpose = 'PASSKEY_OFFER' | 'PASSKEY_CHALLENGE'

/** What was asked of the browser; signed, so that nothing is kept of those who ask and do not answer. */
export interface Ticket {
  readonly purpose: Purpose
  readonly challenge: string
  /** Whose passkey is being made; null when anybody may answer. */
  readonly userId: string | null
  readonly issuedAt: number
  readonly expiresAt: number
}

/** A passkey belongs to a site: its host is the relying party, its origin is what the browser must have seen. */
const siteOf = ({ config }: Deps) => {
  const { hostname, origin } = new URL(config.publicUrl)
  return { rpID: hostname, origin }
}

function ticketOf(deps: Deps, purpose: Purpose, challenge: string, userId: string | null): string {
  const issuedAt = deps.clock.now().getTime()
  return seal<Ticket>(deps.secret, {
    purpose,
    challenge,
    userId,
    issuedAt,
    expiresAt: issuedAt + MINUTES * 60_000,
  })
}
export const readTicket = (deps: Deps, purpose: Purpose, ticket: string): Ticket | null =>
  unseal<Ticket>(deps.secret, purpose, ticket, deps.clock.now())

/** A key that the device finds by itself (no address to type) and opens by a finger, a face or its code: two factors in one gesture. */
export async function registration(
  deps: Deps,
  { userId, email, name }: { userId: string; email: string; name: string },
  known: readonly PasskeyRow[],
) {
  const options = await generateRegistrationOptions({
    rpName: 'Hémicycle',
    rpID: siteOf(deps).rpID,
    userName: email,
    userDisplayName: name,
    userID: new TextEncoder().encode(userId),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { options: { ...options }, ticket: ticketOf(deps, 'PASSKEY_OFFER', options.challenge, userId) }
}

export async function authentication(deps: Deps) {
  const options = await generateAuthenticationOptions({
    rpID: siteOf(deps).rpID,
    userVerification: 'required',
  })
  return { options: { ...options }, ticket: ticketOf(deps, 'PASSKEY_CHALLENGE', options.challenge, null) }
}

export interface Made {
  readonly credentialId: string
  readonly clientDataJson: string
  readonly attestationObject: string
  readonly transports: readonly string[]
}
/** The public key of a passkey just made, null when the answer is not one to this challenge on this site. */
export async function readMade(deps: Deps, challenge: string, made: Made) {
  const { rpID, origin } = siteOf(deps)
  const reply = await verifyRegistrationResponse({
    response: {
      ...credential(made.credentialId),
      response: {
        clientDataJSON: made.clientDataJson,
        attestationObject: made.attestationObject,
      },
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
  }).catch(() => null)
  if (!reply?.verified) return null
  const { id, publicKey, counter } = reply.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter }
}

export interface Proof {
  readonly credentialId: string
  readonly clientDataJson: string
  readonly authenticatorData: string
  readonly signature: string
}
/** The new counter of a passkey whose signature is good, null when it is not. */
export async function readProof(
  deps: Deps,
  challenge: string,
  proof: Proof,
  row: PasskeyRow,
): Promise<number | null> {
  const { rpID, origin } = siteOf(deps)
  const reply = await verifyAuthenticationResponse({
    response: {
      ...credential(proof.credentialId),
      response: {
        clientDataJSON: proof.clientDataJson,
        authenticatorData: proof.authenticatorData,
        signature: proof.signature,
      },
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: {
      id: row.credentialId,
      publicKey: new Uint8Array(Buffer.from(row.publicKey, 'base64url')),
      counter: row.counter,
    },
  }).catch(() => null)
  return reply?.verified ? reply.authenticationInfo.newCounter : null
}

const credential = (id: string) => ({
  id,
  rawId: id,
  type: 'public-key' as const,
  clientExtensionResults: {},
})
