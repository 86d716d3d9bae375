import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { frenchStem } from '@hemicycle/domain'
import { sql as raw } from 'drizzle-orm'
import { readConfig, ROOT } from '../src/config.ts'
import { openServices } from '../src/deps.ts'
import { searchAll } from '../src/features/search/queries.ts'
import type { Sql } from '../src/kernel/db/client.ts'
import { asSystem, type Actor, inTx } from '../src/kernel/db/tx.ts'
import type { Deps } from '../src/kernel/deps.ts'
import { newId } from '../src/kernel/ids.ts'
import { WORDS } from './pdf/corpora/words.ts'

// How fast a search answers an élu who received everything, on a corpus made for it: words drawn by Zipf's law, ten pages to a file,
// two hundred files to a meeting. `npx tsx api/bench/search.ts [PAGES] [--write] [--keep FOLDER]`, one million by default. What is kept
// is measured again the next time, without being made anew.
const pages = Number(process.argv.slice(2).find((word) => /^\d+$/u.test(word)) ?? 1_000_000)
const [PER_FILE, PER_MEETING, WORDS_OF_PAGE, VOCABULARY, EACH] = [10, 200, 300, 60_000, 40]
const NOW = new Date('2026-11-27T09:00:00Z')

/** A generator with a seed: the same corpus every time. */
let seed = 20_261_127
const random = (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}
const pick = <V>(from: readonly V[]): V => from[Math.floor(random() * from.length)] as V

const SYLLABLES = 'ba cor dé fa gi lon mer nou pla qué ris sol tan vil bre cha dru fle gran ien'.split(' ')
const vocabulary = [...new Set(WORDS.map((word) => word.toLowerCase().replace(/^.*’/u, '')))]
while (vocabulary.length < VOCABULARY)
  vocabulary.push(Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(SYLLABLES)).join(''))
const stems = vocabulary.map(frenchStem)
// The n-th word comes 1/n times as often as the first: a table to draw from, by number of the word.
const table = new Uint32Array(1_000_000)
for (let at = 0; at < table.length; at += 1)
  table[at] = Math.min(VOCABULARY - 1, Math.floor(VOCABULARY ** random()) - 1)

const word = (from: number, to: number): string => vocabulary[from + Math.floor(random() * (to - from))] ?? ''
/** Two letters of a word the other way round. */
function mistyped(): string {
  const [...letters] = word(200, 5_000)
  const at = 1 + Math.floor(random() * (letters.length - 2))
  ;[letters[at], letters[at + 1]] = [letters[at + 1] ?? '', letters[at] ?? '']
  return letters.join('')
}
const KINDS: readonly (readonly [string, () => string, object?])[] = [
  ['un mot rare', () => `${word(5_000, 50_000)} `],
  ['un mot courant', () => `${word(200, 2_000)} `],
  ['un mot présent presque partout', () => `${word(5, 40)} `],
  ['deux mots', () => `${word(50, 1_000)} ${word(500, 5_000)} `],
  ['trois mots', () => `${word(5, 200)} ${word(50, 1_000)} ${word(500, 5_000)} `],
  ['le début d’un mot', () => word(200, 5_000).slice(0, 4)],
  ['une faute de frappe', () => `${mistyped()} `],
  [
    'deux mots, une année et une nature',
    () => `${word(50, 1_000)} ${word(200, 2_000)} `,
    { year: 2026, kind: 'REPORT' },
  ],
]

const dayOf = (meeting: number): string =>
  new Date(NOW.getTime() - meeting * 5 * 86_400_000).toISOString().slice(0, 10)

const kept = process.argv.includes('--keep')
  ? (process.argv[process.argv.indexOf('--keep') + 1] ?? null)
  : null
const dir = kept ?? (await mkdtemp(join(tmpdir(), 'hemicycle-bench-')))
const whole = join(dir, 'made')
const made = await readFile(whole, 'utf8').then(Number, () => 0)
if (made > 0 && made !== pages) throw new Error(`${dir} holds ${made} pages, not ${pages}`)
if (made === 0 && (await readdir(dir).catch(() => [])).length > 0)
  throw new Error(`${dir} was left half made: remove it`)
await mkdir(dir, { recursive: true })
await chmod(dir, 0o711)
const services = await openServices({ ...readConfig(), dataDir: dir, databaseUrl: null, logLevel: 'error' })
const said: string[] = []
const say = (line: string): void => {
  console.log(line)
  said.push(line)
}
try {
  const { deps } = services
  const elu = made > 0 ? await keptAuthority(deps) : await makeAuthority(deps)
  if (made === 0) {
    await timed('pages', () => makePages(deps, elu))
    await timed('index', () => makeIndex(deps, elu))
    await writeFile(whole, String(pages))
  }
  await measure(deps, elu)
  if (process.argv.includes('--write')) await write()
} finally {
  await services.close()
  if (kept === null) await rm(dir, { recursive: true, force: true })
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await work()
  console.log(`${what} : ${((performance.now() - start) / 1000).toFixed(0)} s`)
}

async function makeAuthority(deps: Deps): Promise<Actor> {
  const [authorityId, bodyId, councillorId] = [newId(), newId(), newId()]
  await asSystem(deps, async (sql) => {
    await sql.execute(raw`insert into authorities (id, slug, name, type, time_zone)
      values (${authorityId}, ${authorityId}, 'Banc', 'DEPARTEMENT', 'Europe/Paris')`)
    await sql.execute(raw`insert into bodies (id, authority_id, code, name, kind, sections, default_place, default_time, position)
      values (${bodyId}, ${authorityId}, 'CP', 'Commission permanente', 'STANDING_COMMITTEE', '[]', 'Salle', '09:30', 0)`)
    await sql.execute(raw`insert into councillors (id, authority_id, civility, first_name, last_name, protocol_order)
      values (${councillorId}, ${authorityId}, 'MME', 'Ada', 'Banc', 0)`)
    for (let meeting = 0; meeting * PER_MEETING * PER_FILE < pages; meeting += 1) {
      const [meetingId, bundleId, dispatchId, day] = [newId(), newId(), newId(), dayOf(meeting)]
      await sql.execute(raw`insert into meetings (id, authority_id, body_id, date, time, place, state, created_at)
        values (${meetingId}, ${authorityId}, ${bodyId}, ${day}, '09:30', 'Salle', 'CONVENED', ${day})`)
      await sql.execute(raw`insert into bundles (id, authority_id, meeting_id, agenda_version, state, requested_at)
        values (${bundleId}, ${authorityId}, ${meetingId}, 0, 'READY', ${day})`)
      await sql.execute(raw`insert into dispatches (id, authority_id, meeting_id, bundle_id, kind, agenda_version, manifest,
          manifest_sha256, requested_by, requested_at, available_at)
        values (${dispatchId}, ${authorityId}, ${meetingId}, ${bundleId}, 'INITIAL', 0, '{}', '', ${councillorId}, ${day}, ${day})`)
      await sql.execute(raw`insert into dispatch_recipients (id, authority_id, dispatch_id, councillor_id)
        values (${newId()}, ${authorityId}, ${dispatchId}, ${councillorId})`)
    }
  })
  return actorOf(authorityId, councillorId)
}

async function keptAuthority(deps: Deps): Promise<Actor> {
  const { rows } = await asSystem(deps, (sql) =>
    sql.execute<{ authority_id: string; id: string }>(raw`select authority_id, id from councillors`),
  )
  return actorOf(rows[0]?.authority_id ?? '', rows[0]?.id ?? '')
}

function actorOf(authorityId: string, councillorId: string): Actor {
  const me = { userId: newId(), membershipId: newId(), name: 'Ada Banc', role: 'COUNCILLOR' } as const
  return { ...me, authorityId, councillorId }
}

interface Page {
  readonly sha: string
  readonly page: number
  readonly text: string
  readonly stems: string
}

function makePage(sha: string, page: number): Page {
  const drawn = Array.from({ length: WORDS_OF_PAGE }, () => table[Math.floor(random() * table.length)] ?? 0)
  return {
    sha,
    page,
    text: drawn.map((one) => vocabulary[one]).join(' '),
    stems: ` ${drawn.map((one) => stems[one]).join(' ')} `,
  }
}

async function makePages(deps: Deps, { authorityId }: Actor): Promise<void> {
  const files = Math.ceil(pages / PER_FILE)
  const meetings = await asSystem(deps, (sql) =>
    sql.execute<{ id: string }>(raw`select id from meetings order by date desc`),
  )
  await deps.database.pool.query('drop index search_entries_sent; drop index search_entries_titles')
  for (let from = 0; from < files; from += 100) {
    const some = Array.from({ length: Math.min(100, files - from) }, (_, index) => from + index)
    const made = some.map((file) => {
      const sha = file.toString(16).padStart(64, '0')
      return Array.from({ length: PER_FILE }, (_, page) => makePage(sha, page + 1))
    })
    await asSystem(deps, async (sql) => {
      await sql.execute(raw`insert into files (authority_id, sha256, bytes, created_at)
        select ${authorityId}, s, 1, now() from unnest(${raw.param(made.map(([page]) => page?.sha))}::text[]) s`)
      await addPages(sql, authorityId, made.flat())
      const ofMeeting = meetings.rows[Math.floor(from / PER_MEETING)]?.id
      await addEntries(sql, authorityId, ofMeeting ?? '', made)
    })
  }
}

async function addPages(sql: Sql, authorityId: string, rows: readonly Page[]): Promise<void> {
  const column = <V>(of: (row: Page) => V) => raw.param(rows.map(of))
  await sql.execute(raw`insert into file_pages (authority_id, sha256, page, text, stems, source)
    select ${authorityId}, s, p, t, w, 'TEXT' from unnest(${column((row) => row.sha)}::text[], ${column((row) => row.page)}::int[],
      ${column((row) => row.text)}::text[], ${column((row) => row.stems)}::text[]) as x (s, p, t, w)`)
}

/** One entry for each file, as the index writes them; its title is its first words. */
async function addEntries(
  sql: Sql,
  authorityId: string,
  meetingId: string,
  files: readonly (readonly Page[])[],
): Promise<void> {
  const all = files.map((file) =>
    [...new Set(file.flatMap((page) => page.stems.trim().split(' ')))].join(' '),
  )
  const titles = files.map(([page]) => page?.text.split(' ').slice(0, 9).join(' ') ?? '')
  const titleStems = files.map(([page]) => [...new Set(page?.stems.trim().split(' ').slice(0, 9))].join(' '))
  await sql.execute(raw`
    insert into search_entries (id, authority_id, source, key, shelf, kind, title, number, day, year, body_id, meeting_id, item_id,
      target_id, sent_from, sent_to, sha256, title_vector, vector)
    select gen_random_uuid(), ${authorityId}, 'meeting:' || m.id, x.s, 'SENT',
      (array['REPORT', 'DELIBERATION', 'ANNEX'])[1 + x.n % 3], x.t, 'R' || x.n, m.date, extract(year from m.date), m.body_id, m.id,
      gen_random_uuid(), gen_random_uuid(), m.date, m.date, x.s,
      array_to_tsvector(string_to_array(x.ts, ' ')), array_to_tsvector(string_to_array(x.w, ' '))
    from meetings m, unnest(${raw.param(files.map(([page]) => page?.sha))}::text[], ${raw.param(titles)}::text[],
      ${raw.param(titleStems)}::text[], ${raw.param(all)}::text[]) with ordinality as x (s, t, ts, w, n)
    where m.id = ${meetingId}`)
}

/** What following the dispatches would have written goes in with the pages; its index is made once all of it is there. */
async function makeIndex(deps: Deps, { authorityId }: Actor): Promise<void> {
  await asSystem(deps, async (sql) => {
    await sql.execute(raw`insert into search_places (authority_id, shelf, kind, meeting_id, sent_from, sent_to)
      select distinct authority_id, shelf, kind, meeting_id, sent_from, sent_to from search_entries`)
    await sql.execute(raw`update search_entries e set place_id = p.id from search_places p
      where p.meeting_id = e.meeting_id and p.kind = e.kind and p.shelf = e.shelf`)
    await sql.execute(raw`set local maintenance_work_mem = '1GB'`)
    await sql.execute(
      raw`create index search_entries_sent on search_entries using gin (vector) where shelf = 'SENT'`,
    )
    await sql.execute(raw`create index search_entries_titles on search_entries using gin (title_vector)`)
    await sql.execute(raw`insert into search_stems (authority_id, stem)
      select distinct ${authorityId}::uuid, s from unnest(${raw.param(stems)}::text[]) s where length(s) between 4 and 30`)
  })
  await deps.database.pool.query('vacuum analyze search_entries')
  await deps.database.pool.query('analyze')
}

async function measure(deps: Deps, elu: Actor): Promise<void> {
  const all: number[] = []
  const ask = (q: string, more: object) => inTx(deps, elu, (sql) => searchAll(sql, elu, { q, ...more }, NOW))
  for (const [, words, more = {}] of KINDS) await ask(words(), more)
  for (const [what, words, more = {}] of KINDS) {
    const times: number[] = []
    let found = 0
    for (let turn = 0; turn < EACH; turn += 1) {
      const start = performance.now()
      found += (await ask(words(), more)).total
      times.push(performance.now() - start)
    }
    all.push(...times)
    say(`| ${what} | ${Math.round(found / EACH).toLocaleString('fr-FR')} | ${figures(times)} |`)
  }
  say(`| **toutes** | | ${figures(all)} |`)
}

function figures(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => `${(sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(0)} ms`
  return `${at(0.5)} | ${at(0.95)} | ${at(1)}`
}

async function write(): Promise<void> {
  const machine = `${NOW.toISOString().slice(0, 4)}, Node ${process.version}, ${cpus().length} cœurs, charge ${loadavg()[0]?.toFixed(1)} à la fin`
  const files = Math.ceil(pages / PER_FILE)
  await writeFile(
    join(ROOT, 'docs/search-benchmark.md'),
    `# À quelle vitesse la recherche répond

Mesuré par \`api/bench/search.ts --write\` : **${pages.toLocaleString('fr-FR')} pages** de texte (${files.toLocaleString('fr-FR')} fichiers de ${PER_FILE} pages,
${WORDS_OF_PAGE} mots par page tirés selon la loi de Zipf parmi ${VOCABULARY.toLocaleString('fr-FR')}), dans la base embarquée, pour un élu qui a tout reçu. Le temps est celui
de la recherche entière dans le service : droits, facettes, classement, pages et extraits ; ni le réseau ni l’écran n’y sont.
${machine}.

| ${EACH} recherches de | résultats (fichiers) | médiane | p95 | la plus lente |
| --- | ---: | ---: | ---: | ---: |
${said.join('\n')}
`,
  )
}
