import { session } from './client.ts'
import { keeping } from './vault/kept.ts'

export { BASE, onSessionEnd, raw, session } from './client.ts'
/** Through what this device keeps: some reads are answered without network (vault/kept.ts). */
export const call = keeping(session.call)
