import type { Authority, changeAuthority, changeLogo, Input } from '@hemicycle/contract'
import { isSiret, Problem, stampError } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { authorities } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { record } from '../../kernel/journal.ts'
import { authorityShown, currentAuthority } from './queries.ts'

const LOGO_BYTES = 300_000

type Change = Partial<typeof authorities.$inferInsert>

export async function changeAuthorityCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof changeAuthority>,
): Promise<Authority> {
  const { version, colour, name, timeZone, stamp } = input
  const siret = input.siret === null ? null : input.siret.replace(/\s/g, '')
  if (siret !== null && !isSiret(siret)) throw invalid('siret', 'not a SIRET')
  if (!isTimeZone(timeZone)) throw invalid('timeZone', 'not a time zone')
  if (stamp !== null && stampError(stamp) !== null) throw invalid('stamp', stampError(stamp) ?? '')
  return save(deps, actor, version, 'authority.changed', {
    name: name.trim(),
    timeZone,
    siret,
    colour,
    stamp,
  })
}

export async function changeLogoCommand(
  deps: Deps,
  actor: Actor,
  { version, content }: Input<typeof changeLogo>,
): Promise<Authority> {
  const logo = content === null ? null : logoOf(Buffer.from(content, 'base64'))
  return save(deps, actor, version, 'authority.logo-changed', { logo })
}

async function save(
  deps: Deps,
  actor: Actor,
  version: number,
  action: string,
  change: Change,
): Promise<Authority> {
  return inTx(deps, actor, async (sql) => {
    const authority = current(await currentAuthority(sql), version, 'authority')
    await sql
      .update(authorities)
      .set({ ...change, version: version + 1 })
      .where(eq(authorities.id, authority.id))
    const facts = { fields: Object.keys(change) }
    await record(sql, actor, deps.clock.now(), {
      action,
      subject: 'authority',
      subjectId: authority.id,
      facts,
    })
    return authorityShown(sql)
  })
}

/** By its first bytes, never by its name. SVG is left out: it may carry scripts. */
function logoOf(bytes: Buffer): string {
  if (bytes.length > LOGO_BYTES) throw new Problem('FILE_TOO_LARGE', 'logo')
  const png = bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  const jpeg = bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))
  if (!png && !jpeg) throw new Problem('UNSUPPORTED_MEDIA', 'a logo is a PNG or a JPEG')
  return `data:image/${png ? 'png' : 'jpeg'};base64,${bytes.toString('base64')}`
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('fr', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const invalid = (field: string, reason: string) =>
  new Problem('INVALID_INPUT', field, { violations: [{ field, reason }] })
