import type { importCouncillors, ImportReport, Input } from '@hemicycle/contract'
import { asc, eq, isNull } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { councillors, politicalGroups } from '../../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { newId } from '../../../kernel/ids.ts'
import { record } from '../../../kernel/journal.ts'
import type { CouncillorRow } from '../queries.ts'
import { NEEDED, recognise } from './columns.ts'
import { type PlannedLine, planImport } from './plan.ts'
import { readLines } from './read.ts'

/** Says what a list would change; with « apply », changes it, in one transaction. Nobody is ever removed by an import. */
export async function importCouncillorsCommand(
  deps: Deps,
  actor: Actor,
  { content, apply }: Input<typeof importCouncillors>,
): Promise<ImportReport> {
  const { encoding, delimiter, lines } = await readLines(Buffer.from(content, 'base64'))
  const [head, ...rest] = lines
  const headings = head?.cells ?? []
  const columns = recognise(headings)
  const missing = NEEDED.filter((column) => !columns.includes(column))
  return inTx(deps, actor, async (sql) => {
    const known = await sql
      .select()
      .from(councillors)
      .where(isNull(councillors.removedAt))
      .orderBy(asc(councillors.protocolOrder))
      .for('update')
    const plan = missing.length > 0 ? [] : planImport(rest, columns, known)
    const newGroups = await unknownGroups(sql, plan)
    const applied = apply && plan.some(({ outcome }) => outcome === 'CREATED' || outcome === 'UPDATED')
    if (applied) await applyPlan(deps, sql, actor, plan, known, newGroups)
    return {
      applied,
      encoding,
      delimiter,
      missing,
      newGroups,
      columns: headings.map((heading, index) => ({ heading, column: columns[index] ?? null })),
      lines: plan.map(({ line, name, outcome, errors }) => ({ line, name, outcome, errors: [...errors] })),
      absent: plan.length === 0 ? [] : absentFrom(plan, known),
    }
  })
}

function absentFrom(plan: readonly PlannedLine[], known: readonly CouncillorRow[]): string[] {
  const named = new Set(plan.map(({ target }) => target?.id))
  return known.filter((row) => !named.has(row.id)).map((row) => `${row.firstName} ${row.lastName}`)
}

const written = (plan: readonly PlannedLine[]) =>
  plan.filter(({ outcome }) => outcome === 'CREATED' || outcome === 'UPDATED')

async function unknownGroups(sql: Sql, plan: readonly PlannedLine[]): Promise<string[]> {
  const groups = await sql.select({ name: politicalGroups.name }).from(politicalGroups)
  const known = new Set(groups.map(({ name }) => name))
  const named = written(plan).flatMap(({ values }) => values.politicalGroup ?? [])
  return [...new Set(named)].filter((name) => !known.has(name))
}

async function applyPlan(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  plan: readonly PlannedLine[],
  known: readonly CouncillorRow[],
  newGroups: readonly string[],
): Promise<void> {
  await createGroups(sql, actor, newGroups)
  let order = Math.max(-1, ...known.map((row) => row.protocolOrder))
  for (const { values, target } of written(plan)) {
    if (target) await update(sql, target, values)
    else await create(sql, actor, values, (order += 1))
  }
  const facts = {
    created: plan.filter(({ outcome }) => outcome === 'CREATED').length,
    updated: plan.filter(({ outcome }) => outcome === 'UPDATED').length,
    refused: plan.filter(({ outcome }) => outcome === 'ERROR').length,
  }
  const action = 'councillors.imported'
  await record(sql, actor, deps.clock.now(), { action, subject: 'councillors', subjectId: null, facts })
}

async function createGroups(sql: Sql, { authorityId }: Actor, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  const start = (await sql.select({ id: politicalGroups.id }).from(politicalGroups)).length
  const row = (name: string, index: number) => ({
    id: newId(),
    authorityId,
    name,
    shortName: name.slice(0, 30),
    colour: '#1f4b5f',
    position: start + index,
  })
  await sql.insert(politicalGroups).values(names.map(row))
}

async function update(sql: Sql, target: CouncillorRow, values: PlannedLine['values']): Promise<void> {
  await sql
    .update(councillors)
    .set({ ...values, version: target.version + 1 })
    .where(eq(councillors.id, target.id))
}

async function create(sql: Sql, actor: Actor, values: PlannedLine['values'], order: number): Promise<void> {
  const { civility = 'M', firstName = '', lastName = '', protocolOrder = order } = values
  const channels = values.channels ?? (values.email ? (['EMAIL'] as const) : (['PAPER'] as const))
  const row = { ...values, civility, firstName, lastName, protocolOrder, channels }
  await sql.insert(councillors).values({ ...row, id: newId(), authorityId: actor.authorityId })
}
