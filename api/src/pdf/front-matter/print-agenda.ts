import type { BundleResult, BundleSpec } from '../types.ts'
import { printFrontMatter } from './front-matter.ts'

/**
 * The cover and ordre du jour of a bundle as a file of its own, with the page numbers that they have in it: what goes with a
 * mail. Nothing is read of the bundle but its `items`. Links are left out: what they lead to is not in the file.
 */
export async function printAgenda(
  spec: BundleSpec,
  { items }: Pick<BundleResult, 'items'>,
): Promise<Uint8Array> {
  const before = Math.min(...items.map(({ firstPage }) => firstPage ?? Infinity)) - 1
  const page = (number: number | null | undefined) => (number ? number - before : null)
  const places = {
    ofItem: (index: number) => page(items[index]?.firstPage),
    ofDocument: (index: number, document: number) => page(items[index]?.documents[document]?.firstPage),
    filesOf: (index: number) => (items[index]?.documents ?? []).flatMap(({ files }) => files),
  }
  return (await printFrontMatter(spec, places, { linked: false })).bytes
}
