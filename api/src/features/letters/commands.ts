import type { changeLetter, Input, Letter } from '@hemicycle/contract'
import { checkLetter, Problem } from '@hemicycle/domain'
import { and, eq } from 'drizzle-orm'
import { letterTemplates } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { letterOf } from './queries.ts'

/** The words of a letter, refused while they leave out what the law wants said. An empty text is the product's own. */
export async function changeLetterCommand(
  deps: Deps,
  actor: Actor,
  { bodyId, kind, version, text }: Input<typeof changeLetter>,
): Promise<Letter> {
  const faults = text === null ? [] : checkLetter(text, kind)
  if (faults.length > 0) {
    const violations = faults.map(({ fault, field }) => ({ field: 'text', reason: `${fault} ${field}` }))
    throw new Problem('INVALID_INPUT', 'letter', { violations, extra: { faults } })
  }
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const before = await letterOf(sql, bodyId, kind)
    if (before.version !== version)
      throw new Problem('STALE_VERSION', '', { extra: { version: before.version } })
    const fields = { text: text ?? '', version: version + 1, changedAt: now }
    const place = and(eq(letterTemplates.bodyId, bodyId), eq(letterTemplates.kind, kind))
    const changed = await sql.update(letterTemplates).set(fields).where(place).returning()
    if (changed.length === 0)
      await sql
        .insert(letterTemplates)
        .values({ ...fields, id: newId(), authorityId: actor.authorityId, bodyId, kind })
    await record(sql, actor, now, {
      action: 'letter.changed',
      subject: 'body',
      subjectId: bodyId,
      facts: { kind, own: text !== null },
    })
    return letterOf(sql, bodyId, kind)
  })
}
