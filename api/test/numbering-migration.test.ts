import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql as raw } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { databaseUrl } from './global-setup.ts'
import { openDatabase } from '../src/kernel/db/client.ts'
import { migrateDatabase } from '../src/kernel/db/migrate.ts'
import { allocatedNumbers, numberSeries } from '../src/kernel/db/schema/index.ts'

const MIGRATIONS = fileURLToPath(new URL('../src/kernel/db/migrations', import.meta.url))

/** A database as it was before the series had a table. */
async function databaseBefore(tag: string): Promise<string> {
  const name = 'before_series'
  const admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-migrations-'))
  await cp(MIGRATIONS, folder, { recursive: true })
  const path = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: { tag: string }[] }
  const until = journal.entries.findIndex((entry) => entry.tag === tag)
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, until) }))
  const url = databaseUrl(inject('postgresUrl'), name)
  const database = openDatabase(url, () => undefined)
  await migrate(database.root, { migrationsFolder: folder })
  await database.close()
  await rm(folder, { recursive: true })
  return url
}

const [AUTHORITY, BODY, MEETING, ITEM] = ['1', '2', '3', '4'].map(
  (digit) => `00000000-0000-7000-8000-00000000000${digit}`,
)

it('makes a series of the template of each body, which goes on from the numbers already given', async () => {
  const database = openDatabase(await databaseBefore('0005_agenda'), () => undefined)
  await database.root.execute(
    raw.raw(`
      insert into authorities values ('${AUTHORITY}', 'a', 'A', 'DEPARTEMENT', 'Europe/Paris');
      insert into bodies (id, authority_id, code, name, kind, number_template, later_number_template, number_reset, sections,
        default_place, default_time, position)
      values ('${BODY}', '${AUTHORITY}', 'CP', 'CP', 'STANDING_COMMITTEE', '{section.code}{seq:00}', '{section.code}1{seq:00}', 'YEAR',
        '[]', '', '', 0);
      insert into meetings (id, authority_id, body_id, date, time, place, state, frozen_at, created_at)
      values ('${MEETING}', '${AUTHORITY}', '${BODY}', '2026-12-18', '09:30', '', 'CONVENED', '2026-12-01T09:00Z', '2026-11-01T09:00Z');
      insert into agenda_items (id, authority_id, meeting_id, position, number, seq, fields, created_at)
      values ('${ITEM}', '${AUTHORITY}', '${MEETING}', 0, 'R01', 1, '{}', '2026-11-01T09:00Z');
      insert into allocated_numbers values ('${AUTHORITY}', '${BODY}', 'reports/YEAR=2026/section=R', 1, 'R01', '${ITEM}', now())`),
  )
  await migrateDatabase(database)
  const [series] = await database.root.select().from(numberSeries)
  expect(series).toMatchObject({
    bodyId: BODY,
    appliesTo: 'REPORT',
    template: '{section.code}{seq:00}',
    alternative: { field: 'meeting.indexInMonth', above: 1, template: '{section.code}1{seq:00}' },
    resetOn: ['YEAR'],
    partitionBy: ['section'],
    allocateAt: 'DISPATCH',
  })
  const [given] = await database.root.select().from(allocatedNumbers)
  expect(given).toMatchObject({
    seriesId: series!.id,
    scope: 'reports/YEAR=2026/section=R',
    number: 'R01',
    itemId: ITEM,
  })
  const { rows } = await database.root.execute(raw`select sent_at is not null as sent from agenda_items`)
  expect(rows).toEqual([{ sent: true }])
  await database.close()
})
