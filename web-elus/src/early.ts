import { listConvocations, type Me, type Output } from '@hemicycle/contract'
import { session } from './client.ts'
import { hasDevice } from './vault/device.ts'

/**
 * Who is here, and what was sent to her: asked for while the application itself is still on its way. Not on a device of confidence, whose
 * code comes first, nor where a link signs in. Each answer is taken once: whoever asks again wants to know anew.
 */
const mayAsk = !hasDevice() && location.pathname !== '/lien'
const who = mayAsk ? session.restore() : null
// Elsewhere nobody may ask for it until much later.
const sent =
  location.pathname === '/'
    ? who?.then((me) => (me?.role === 'COUNCILLOR' ? session.call(listConvocations, {}) : null))
    : null

export const takeSession = once<Me | null>(who)
export const takeConvocations = once<Output<typeof listConvocations> | null>(sent)

function once<T>(answer: Promise<T> | null | undefined): () => Promise<T> | null {
  let kept = answer ?? null
  kept?.catch(() => undefined)
  return () => {
    const taken = kept
    kept = null
    return taken
  }
}
