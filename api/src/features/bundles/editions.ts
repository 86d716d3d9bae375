import type { createEditionLink, EditionKind, Input, Output } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import type { Sql } from '../../kernel/db/client.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { PREFIX } from '../../kernel/http/route.ts'
import { seal } from '../../kernel/secrets.ts'
import { itemName } from './file-names.ts'
import { sentFacts } from './sent.ts'
import { readFacts, type Facts } from './source.ts'
import { documentsOf, type Edition } from './spec.ts'

const LINK_MINUTES = 60

/** What an address of an edition says; signed, so that nobody can ask for another one with it. */
export interface EditionGrant {
  readonly authorityId: string
  readonly meetingId: string
  /** For whom: a councillor reads what was sent to them, the office the agenda as it is. */
  readonly councillorId: string | null
  readonly edition: EditionKind
  readonly partId: string | null
  readonly name: string
  readonly purpose: 'EDITION'
  readonly expiresAt: number
}

type Asked = Input<typeof createEditionLink>

/** An address that assembles the edition when it is opened: nothing is kept, and nothing is made that nobody fetches. */
export async function createEditionLinkCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, edition, partId: asked }: Asked,
): Promise<Output<typeof createEditionLink>> {
  const { authorityId, councillorId } = actor
  const partId = asked ?? null
  const whose = actor.role === 'COUNCILLOR' ? (councillorId ?? '') : null
  const facts = await inTx(deps, actor, (sql) => editionFacts(sql, meetingId, whose))
  if (documentsOf(facts, toEdition(edition, partId)).length === 0)
    throw new Problem('NOTHING_TO_SEND', 'the edition has no readable file')
  const name = nameOf(facts, edition, partId)
  const expiresAt = deps.clock.now().getTime() + LINK_MINUTES * 60_000
  const grant: EditionGrant = { authorityId, meetingId, councillorId: whose, edition, partId, name, purpose: 'EDITION', expiresAt } // prettier-ignore
  const url = `${PREFIX}/editions/${seal(deps.secret, grant)}`
  return { url, expiresAt: new Date(expiresAt).toISOString(), name }
}

/** A ZIP holds the files of the whole agenda. */
export const toEdition = (kind: EditionKind, partId: string | null): Edition => ({
  kind: kind === 'ZIP' ? 'WHOLE' : kind,
  id: partId ?? undefined,
})

/** The agenda as it is or, for a councillor, what was sent to them. */
export const editionFacts = (sql: Sql, meetingId: string, councillorId: string | null): Promise<Facts> =>
  councillorId === null ? readFacts(sql, meetingId) : sentFacts(sql, meetingId, councillorId)

const WORDS = {
  PAPER: 'à imprimer',
  LIGHT: 'version légère',
  PUBLIC: 'sans les points confidentiels',
  ZIP: 'fichiers',
} as const

function nameOf({ agenda, body, meeting }: Facts, edition: EditionKind, partId: string | null): string {
  const start = `${body.code} ${meeting.date}`
  const item = agenda.items.find(({ id }) => id === partId)
  if (edition === 'REPORT') return item ? `${itemName(item)}.pdf` : `${start}.pdf`
  if (edition === 'LIGHT' && item) return `${itemName(item)} – ${WORDS.LIGHT}.pdf`
  if (edition === 'SECTION')
    return `${start} – ${agenda.sections.find(({ id }) => id === partId)?.code ?? ''}.pdf`
  return `${start} – ${WORDS[edition]}.${edition === 'ZIP' ? 'zip' : 'pdf'}`
}
