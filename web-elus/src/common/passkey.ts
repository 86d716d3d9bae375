import {
  addPasskey,
  askPasskey,
  challengePasskey,
  type Input,
  type Passkey,
  type signInByPasskey,
} from '@hemicycle/contract'
import { raw } from '../api.ts'
import { labelOf } from '../vault/label.ts'

/** Why a gesture came to nothing, beside what the service or the network says: put off, or one is there already. */
export type Gesture = 'CANCELLED' | 'KNOWN'

/** Whether this browser knows passkeys at all. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in globalThis
// Asked for by few, and only once their finger is on the button.
const library = () => import('@simplewebauthn/browser')

/** Has this device make a passkey, and the service keep its public half. */
export async function makePasskey(): Promise<Passkey> {
  const [{ startRegistration }, { ticket, options }] = await Promise.all([library(), raw(askPasskey, {})])
  type Options = Parameters<typeof startRegistration>[0]['optionsJSON']
  const { id, response } = await startRegistration({ optionsJSON: options as unknown as Options })
  return raw(addPasskey, {
    ticket,
    label: labelOf(navigator).label,
    credentialId: id,
    clientDataJson: response.clientDataJSON,
    attestationObject: response.attestationObject,
    transports: response.transports ?? [],
  })
}

/** Has this device sign the challenge of the service with a passkey that the person chooses. */
export async function answerPasskey(): Promise<Input<typeof signInByPasskey>> {
  const [{ startAuthentication }, { ticket, options }] = await Promise.all([
    library(),
    raw(challengePasskey, {}),
  ])
  type Options = Parameters<typeof startAuthentication>[0]['optionsJSON']
  const { id, response } = await startAuthentication({ optionsJSON: options as unknown as Options })
  return {
    ticket,
    credentialId: id,
    clientDataJson: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
  }
}

/** What the browser says when no key was presented (cancelled, none here, too late), or when this device has one already. */
export function gestureOf(error: unknown): Gesture | null {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return 'KNOWN'
  return ['NotAllowedError', 'AbortError', 'SecurityError'].includes(name) ? 'CANCELLED' : null
}
