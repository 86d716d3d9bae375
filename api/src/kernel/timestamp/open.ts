import { join } from 'node:path'
import type { Config } from '../../config.ts'
import type { TimestampAuthority } from './authority.ts'
import { openHttpAuthority } from './http.ts'
import { openLocalAuthority } from './local.ts'

/** The configured authority; null without one: proofs then say that their times are our word alone. */
export function openTimestampAuthority({ tsa, dataDir }: Config): TimestampAuthority | null {
  if (tsa.url === null) return null
  return tsa.url === 'local'
    ? openLocalAuthority(join(dataDir, 'timestamp-authority'))
    : openHttpAuthority(tsa.url, tsa.certificatesFile)
}
