import { dirname } from 'node:path'
// Not by the door: it brings the readers of texts, which take longer to load than a bundle of a hundred pages takes to make.
import { fileNameHints } from '../extraction/file-name.ts'
import type { ReadFile } from './bundle-read.ts'

export type FileGroup = readonly [lead: ReadFile, ...others: ReadFile[]]

const kindOf = ({ extracted }: ReadFile) => extracted?.kind.value ?? 'OTHER'

/**
 * Puts annexes and projets de délibération with their report when their names say so: same folder, same first number, and one
 * report only with that number. In doubt a file stays on its own: nothing is hidden under a wrong title.
 */
export function groupFiles(files: readonly ReadFile[]): FileGroup[] {
  const byNumber = new Map<string, ReadFile[]>()
  for (const file of files) {
    const { number } = fileNameHints(file.name.slice(file.name.lastIndexOf('/') + 1))
    if (number === null) continue
    const key = `${dirname(file.name)}/${Number(number)}`
    byNumber.set(key, [...(byNumber.get(key) ?? []), file])
  }
  const leads = new Map<ReadFile, ReadFile>()
  for (const group of byNumber.values()) {
    const lead = leadOf(group)
    if (lead) for (const file of group) if (file !== lead) leads.set(file, lead)
  }
  return files
    .filter((file) => !leads.has(file))
    .map((lead) => [lead, ...files.filter((file) => leads.get(file) === lead)])
}

/** The only report of a group; without a report, the only délibération; none when the others are not its companions. */
function leadOf(group: readonly ReadFile[]): ReadFile | null {
  const of = (kind: string) => group.filter((file) => kindOf(file) === kind)
  const [reports, deliberations, annexes] = [of('REPORT'), of('DELIBERATION'), of('ANNEX')]
  if (reports.length + deliberations.length + annexes.length < group.length) return null
  if (reports.length === 1) return reports[0] ?? null
  return reports.length === 0 && deliberations.length === 1 ? (deliberations[0] ?? null) : null
}
