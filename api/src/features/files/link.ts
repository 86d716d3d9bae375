import type { createLink, Output } from '@hemicycle/contract'
import type { Deps } from '../../kernel/deps.ts'
import { PREFIX } from '../../kernel/http/route.ts'
import { seal } from '../../kernel/secrets.ts'

const LINK_MINUTES = 60

/** What the bytes behind an address are. */
export interface Readable {
  readonly sha256: string
  readonly bytes: number
  /** Of a bundle: bytes at its end that opening it takes. */
  readonly opening?: number
  readonly name: string
  readonly type: string
}
export interface Grant extends Omit<Readable, 'opening'> {
  readonly authorityId: string
  readonly download: boolean
  readonly purpose: 'FILE'
  readonly expiresAt: number
}

/** A signed address that expires: what a PDF reader can ask ranges of, without carrying anybody's access token. */
export function linkTo(
  deps: Deps,
  authorityId: string,
  file: Readable,
  download: boolean,
): Output<typeof createLink> {
  const { opening, ...content } = file
  const expiresAt = deps.clock.now().getTime() + LINK_MINUTES * 60_000
  const grant: Grant = { authorityId, ...content, download, purpose: 'FILE', expiresAt }
  const url = `${PREFIX}/content/${seal(deps.secret, grant)}`
  const { bytes, sha256 } = file
  return { url, expiresAt: new Date(expiresAt).toISOString(), bytes, sha256, ...(opening && { opening }) }
}
