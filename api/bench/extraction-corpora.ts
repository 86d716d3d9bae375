import {
  type DocumentPart,
  type ExtractedDocument,
  extractDocument,
  groupDocuments,
  type GroupInput,
  type ReportFields,
} from '../src/extraction/index.ts'
import { CORPORA, type Corpus, type CorpusFile, type Printed } from '../test/fixtures/corpora/index.ts'
import { judge, percent, type Tallies } from './extraction-tally.ts'

const PRINTED = ['title', 'number', 'rapporteur', 'department', 'committee', 'policy'] as const

/** Whole meetings: fields of every report and délibération, whom they name, what files are, where they are cut, what goes together. */
export async function measureCorpora(tallies: Tallies): Promise<string[]> {
  const rows: string[] = []
  for (const corpus of CORPORA) {
    const inputs: GroupInput[] = []
    for (const file of corpus.files) {
      const options = { fileName: file.name, councillors: corpus.councillors }
      const extracted = await extractDocument(await file.bytes(), options)
      inputs.push({ id: file.name, name: file.name, extracted })
      compare(tallies, corpus.house, file, extracted)
    }
    rows.push(groupRow(corpus, inputs))
  }
  return [
    '| séance fictive | fichiers | regroupements justes | regroupements faux | oubliés | précision | rappel |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]
}

function compare(tallies: Tallies, house: string, file: CorpusFile, read: ExtractedDocument): void {
  judge(
    tallies,
    `${house} | nature`,
    file.kind,
    { value: read.kind.value, confidence: read.kind.confidence },
    file.name,
  )
  if (!file.parts) {
    if (file.kind !== 'ANNEX') fields(tallies, house, file.name, file.printed, read)
    return
  }
  for (const part of file.parts) {
    const found = read.parts.find(({ firstPage }) => firstPage === part.first) ?? null
    cut(tallies, house, `${part.kind} ${part.first}-${part.last}`, found, file.name)
    if (found && part.kind !== 'ANNEX') fields(tallies, house, file.name, part, found.fields)
  }
  for (const part of read.parts)
    if (!file.parts.some(({ first }) => first === part.firstPage)) cut(tallies, house, null, part, file.name)
}

const cut = (
  tallies: Tallies,
  house: string,
  expected: string | null,
  part: DocumentPart | null,
  name: string,
): void =>
  judge(
    tallies,
    `${house} | coupures`,
    expected,
    part && { value: `${part.kind} ${part.firstPage}-${part.lastPage}`, confidence: part.confidence },
    name,
  )

function fields(tallies: Tallies, house: string, name: string, printed: Printed, read: ReportFields): void {
  for (const key of PRINTED) {
    const field = key === 'committee' ? (read.committees[0] ?? null) : read[key]
    judge(tallies, `${house} | ${key}`, printed[key], field, name)
  }
  const [match] = read.rapporteur?.matches ?? []
  const who = match && (match.state === 'MATCHED' ? match.councillorId : match.state)
  const found = who ? { value: who, confidence: match.state === 'MATCHED' ? match.confidence : 0 } : null
  judge(tallies, `${house} | élu reconnu`, printed.who, found, name)
}

/** Every file of an item bound to its lead is one answer. */
function groupRow({ house, files }: Corpus, inputs: readonly GroupInput[]): string {
  const { groups } = groupDocuments(inputs)
  const items = new Map(files.map(({ name, item }) => [name, item]))
  const leads = new Set<string>()
  let [right, wrong] = [0, 0]
  for (const { number, members } of groups) {
    leads.add(members[0].id)
    for (const { id, reason } of members.slice(1))
      if (reason === 'SAME_FILE') continue
      else if (items.get(id) === number) right += 1
      else wrong += 1
  }
  const expected = files.filter(
    ({ kind, name }) => kind !== 'REPORT' && kind !== 'CAHIER' && items.get(name),
  ).length
  const missing = expected - right
  return `| ${house} | ${files.length} | ${right} | ${wrong} | ${missing} | ${percent(right, right + wrong)} | ${percent(right, expected)} |`
}
