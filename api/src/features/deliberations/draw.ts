import type { AgendaItem, Sitting } from '@hemicycle/contract'
import {
  type AgendaState,
  type DeliberationResult,
  draftText,
  type FrozenNumber,
  type MeetingNumbers,
  numbersOfAgenda,
} from '@hemicycle/domain'
import { asc, inArray } from 'drizzle-orm'
import { suggestedMatter } from '../../extraction/index.ts'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, filePages } from '../../kernel/db/schema/index.ts'
import { type AgendaFacts, type DocumentRecord, stateOf } from '../agenda/queries.ts'
import type { DeliberationRow } from './queries.ts'
import { resultOf } from './result.ts'

/** One délibération to be: a projet of an item, or the item itself where it has no projet as a file of its own. */
export interface Draft {
  readonly item: AgendaItem
  readonly documentId: string | null
  /** Rank among those of its item, from 1. */
  readonly rank: number
  readonly of: number
  readonly result: DeliberationResult
}
export const keyOf = (one: { readonly documentId: string | null; readonly itemId: string }): string =>
  one.documentId ?? one.itemId

/** Every point that was voted, in the order of the meeting. */
export function draftsOf(items: readonly AgendaItem[], sitting: Sitting): Draft[] {
  const votes = new Map(sitting.items.map((one) => [one.itemId, one]))
  return items.flatMap((item) => {
    const voted = votes.get(item.id)
    const result = voted?.deliberated && !voted.withdrawn ? resultOf(sitting, voted) : null
    if (!result) return []
    const own = item.documents.filter(({ kind }) => kind === 'DELIBERATION').map(({ id }) => id)
    const documents = own.length > 0 ? own : [null]
    return documents.map((documentId, index) => ({
      item,
      documentId,
      rank: index + 1,
      of: documents.length,
      result,
    }))
  })
}

/**
 * The numbers of those that are adopted: what the dispatch or an earlier drawing gave stays, the others draw the next ones of their
 * series. The same function as everywhere numbers what has no file of its own as if the item were it.
 */
export function numbersOf(
  facts: AgendaFacts,
  drafts: readonly Draft[],
  known: readonly DeliberationRow[],
): MeetingNumbers {
  const adopted = new Set(drafts.filter(({ result }) => result.adopted).map(({ item }) => item.id))
  const state = stateOf(facts)
  const items = state.items
    .filter((item) => adopted.has(item.id))
    .map((item) => {
      const own = item.documents.filter(({ kind }) => kind === 'DELIBERATION')
      return own.length > 0 ? item : { ...item, documents: [{ ...NO_FILE, id: item.id }] }
    })
  const agenda: AgendaState = { ...state, items }
  const given = known.flatMap((row) => (row.number ? [[keyOf(row), frozen(row.number)] as const] : []))
  const acts = known.flatMap((row) => (row.act ? [[keyOf(row), frozen(row.act)] as const] : []))
  return numbersOfAgenda(agenda, {
    ...facts.numbering,
    deliberations: new Map([...(facts.numbering.deliberations ?? []), ...given]),
    acts: new Map([...(facts.numbering.acts ?? []), ...acts]),
  })
}

const frozen = (number: string): FrozenNumber => ({ number, seq: null })
const NO_FILE = {
  name: '',
  kind: 'DELIBERATION' as const,
  pages: 0,
  bytes: 0,
  notes: [],
  title: null,
  ownTitle: null,
  readTitle: null,
  mark: null,
  number: null,
  act: null,
}

/** Without a series of délibérations, a body gives them the number of their report, and counts those of one report. */
export function numberOf(draft: Draft, numbers: MeetingNumbers, known: string | null): string | null {
  if (known !== null) return known
  if (!draft.result.adopted) return null
  const own = numbers.deliberations.get(keyOf({ documentId: draft.documentId, itemId: draft.item.id }))
  if (own?.number) return own.number
  const { number } = draft.item
  return number !== null && draft.of > 1 ? `${number}-${draft.rank}` : number
}

/** The text to begin from: that of the projet, else the plainest that the vote allows. */
export async function textsOf(
  sql: Sql,
  drafts: readonly Draft[],
  documents: readonly DocumentRecord[],
): Promise<Map<Draft, string>> {
  const filesOf = ({ documentId, item }: Draft): DocumentRecord[] =>
    documents.filter((one) =>
      documentId ? one.id === documentId : one.itemId === item.id && one.kind === 'REPORT',
    )
  const wanted = [...new Set(drafts.flatMap(filesOf).map(({ sha256 }) => sha256))]
  const pages = wanted.length > 0 ? await pagesOf(sql, wanted) : []
  const textOf = ({ sha256, firstPage, lastPage }: DocumentRecord): string[] =>
    pages
      .filter(
        (one) => one.sha256 === sha256 && one.page >= (firstPage ?? 1) && one.page <= (lastPage ?? Infinity),
      )
      .map((one) => one.text)
  return new Map(
    drafts.map((draft) => [draft, draftText(filesOf(draft).flatMap(textOf)) ?? plainText(draft)]),
  )
}

const pagesOf = (sql: Sql, sha256s: string[]) =>
  sql.select().from(filePages).where(inArray(filePages.sha256, sha256s)).orderBy(asc(filePages.page))

function plainText({ item }: Draft): string {
  const report = item.number ? `le rapport n°\u00a0${item.number}` : 'le rapport présenté'
  return [
    'Vu le code général des collectivités territoriales,',
    `Vu ${report} relatif à\u00a0: ${item.title.value ?? ''},`,
    'Après en avoir délibéré,',
    'DÉCIDE\u00a0:',
    '– d’adopter les conclusions de ce rapport.',
  ].join('\n')
}

/** What files it: names of its committees, its policy, its subject for the préfecture. */
export async function filingOf(sql: Sql, facts: AgendaFacts): Promise<(item: AgendaItem) => Filing> {
  const names = new Map((await sql.select().from(bodies)).map(({ code, name }) => [code, name]))
  const sections = new Map(facts.sections.map((one) => [one.id, one]))
  const rows = new Map(facts.items.map((one) => [one.id, one]))
  const above = (id: string | null, axis: string): string | null => {
    for (let one = sections.get(id ?? ''); one; one = sections.get(one.parentId ?? ''))
      if (one.axis === axis) return one.title
    return null
  }
  return (item) => {
    const own = item.committees.map((code) => names.get(code) ?? code)
    const section = above(item.sectionId, 'COMMITTEE')
    const more = rows.get(item.id)?.fields.more
    const read = /^\d\.\d{1,2}/u.exec(item.matter ?? more?.matter.value ?? '')?.[0] ?? null
    return {
      committees:
        own.length > 0 ? own : section ? [section] : more?.committee.value ? [more.committee.value] : [],
      policy: (item.policy ?? above(item.sectionId, 'POLICY') ?? more?.policy.value) || null,
      // Emptied by somebody: none, and none is guessed in its place.
      matter: item.matter === '' ? null : (read ?? suggestedMatter(item.title.value ?? '')),
    }
  }
}
export interface Filing {
  readonly committees: readonly string[]
  readonly policy: string | null
  readonly matter: string | null
}
