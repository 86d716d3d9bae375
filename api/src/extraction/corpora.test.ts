import { foldText } from '@hemicycle/domain'
import { describe, expect, it } from 'vitest'
import { CORPORA, type Corpus, type CorpusFile, type Printed } from '../../test/fixtures/corpora/index.ts'
import {
  type ExtractedDocument,
  extractDocument,
  groupDocuments,
  type GroupInput,
  type ReportFields,
} from './index.ts'

const fold = (value: string | null | undefined) => (value ? foldText(value) : null)

/** What was read, in the form of what was printed. */
function readOf(fields: ReportFields): Printed {
  const [match] = fields.rapporteur?.matches ?? []
  return {
    title: fold(fields.title?.value),
    number: fold(fields.number?.value),
    rapporteur: fold(fields.rapporteur?.value),
    department: fold(fields.department?.value),
    committee: fold(fields.committees[0]?.value),
    policy: fold(fields.policy?.value),
    who: match ? (match.state === 'AMBIGUOUS' ? 'AMBIGUOUS' : match.councillorId) : null,
  }
}
const asRead = ({ who, ...printed }: Printed): Printed => {
  const folded = Object.fromEntries(Object.entries(printed).map(([key, value]) => [key, fold(value)]))
  return { ...(folded as unknown as Printed), who }
}
const only = ({ title, number, rapporteur, department, committee, policy, who }: Printed): Printed => ({
  title,
  number,
  rapporteur,
  department,
  committee,
  policy,
  who,
})

async function readAll({
  files,
  councillors,
}: Corpus): Promise<(GroupInput & { file: CorpusFile; extracted: ExtractedDocument })[]> {
  return Promise.all(
    files.map(async (file) => ({
      id: file.name,
      name: file.name,
      file,
      extracted: await extractDocument(await file.bytes(), { fileName: file.name, councillors }),
    })),
  )
}

describe.each(CORPORA.map((corpus) => [corpus.house, corpus] as const))('%s', (_house, corpus) => {
  const all = readAll(corpus)

  it('gives what is printed, and each file its kind', async () => {
    for (const { file, extracted } of await all) {
      expect(extracted.kind.value, file.name).toBe(file.kind)
      if (file.kind !== 'ANNEX' && !file.parts)
        expect(readOf(extracted), file.name).toEqual(asRead(file.printed))
    }
  })

  it('is cut where reports, délibérations and annexes begin', async () => {
    for (const { file, extracted } of await all) {
      const whole = { kind: file.kind, first: 1, last: extracted.pages }
      const cuts = file.parts?.map(({ kind, first, last }) => ({ kind, first, last })) ?? [whole]
      expect(extracted.parts.map(({ kind, firstPage, lastPage }) => ({ kind, first: firstPage, last: lastPage }))).toEqual(cuts) // prettier-ignore
      for (const [index, part] of (file.parts ?? []).entries())
        if (part.kind !== 'ANNEX')
          expect(readOf(extracted.parts[index]?.fields as ReportFields)).toEqual(asRead(only(part)))
    }
  })

  it('is grouped by item, without doubt, the report first and its annexes in order', async () => {
    const { groups, doubts } = groupDocuments(await all)
    const found = groups.map(({ number, members }) => [number, members.map(({ id, pages }) => [id, pages])])
    expect(found).toEqual(expectedGroups(corpus))
    expect(doubts).toEqual([])
  })
})

type Member = readonly [name: string, pages: { readonly first: number; readonly last: number } | null]

function expectedGroups({ files }: Corpus): [string, Member[]][] {
  const items = new Set(files.flatMap(({ item, parts }) => parts?.map((part) => part.item) ?? [item]))
  return [...items]
    .filter((item) => item !== null)
    .map((item) => [item, files.flatMap((file) => membersOf(file, item))])
}

function membersOf({ name, item: own, parts }: CorpusFile, item: string): Member[] {
  const ranges = parts?.filter((part) => part.item === item)
  if (ranges) return ranges.map(({ first, last }) => [name, { first, last }])
  return own === item ? [[name, null]] : []
}
