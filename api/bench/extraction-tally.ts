import { foldText } from '@hemicycle/domain'
import { type Field, TRUST_THRESHOLD } from '../src/extraction/index.ts'

export interface Tally {
  /** Printed, and read as printed. */
  right: number
  wrong: number
  missing: number
  /** Nothing printed and nothing read. */
  absent: number
  trustedWrong: number
  doubtful: number
}
export type Tallies = Map<string, Tally>

const fold = (value: string | null | undefined): string => (value ? foldText(value) : '')

/** Judges one value; `expected` null: nothing of the kind is printed. */
export function judge(
  tallies: Tallies,
  key: string,
  expected: string | null,
  field: Pick<Field, 'value' | 'confidence'> | null,
  where: string,
): void {
  const tally = tallies.get(key) ?? {
    right: 0,
    wrong: 0,
    missing: 0,
    absent: 0,
    trustedWrong: 0,
    doubtful: 0,
  }
  tallies.set(key, tally)
  const right = fold(field?.value) === fold(expected)
  const trusted = field !== null && field.confidence >= TRUST_THRESHOLD
  if (right) tally[expected === null ? 'absent' : 'right'] += 1
  else if (field) tally.wrong += 1
  else tally.missing += 1
  if (field && !trusted) tally.doubtful += 1
  if (trusted && !right) tally.trustedWrong += 1
  if (!right && process.argv.includes('--errors'))
    console.log(
      `${where} ${key}\n  attendu ${expected ?? '—'}\n  lu      ${field?.value ?? '—'} (${field?.confidence ?? 0})`,
    )
}

/** Precision: of what was read, what is right. Recall: of what is printed, what was read right. */
export function tableOf(tallies: Tallies): string[] {
  const rows = [...tallies].map(([key, { right, wrong, missing, absent, trustedWrong, doubtful }]) => {
    const printed = right + missing + wrong
    const counts = `${right} | ${wrong} | ${missing} | ${absent} | ${doubtful} | ${trustedWrong}`
    return `| ${key} | ${percent(right, right + wrong)} | ${percent(right, printed)} | ${counts} |`
  })
  return [
    '| lot | champ | précision | rappel | justes | faux | manquants | rien à lire | à vérifier | faux et jugés sûrs |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`
