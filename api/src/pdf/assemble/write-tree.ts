import type { PdfWriter } from '../write/pdf-writer.ts'

/** Entries of a leaf, and kids of a node. */
const WIDTH = 64

interface Node {
  readonly number: number
  readonly first: string
  readonly last: string
}

/** Writes a name or number tree (ISO 32000-1, 7.9.6 and 7.9.7) from entries in order; returns the number of its root. */
export function writeTree(
  pdf: PdfWriter,
  kind: 'Names' | 'Nums',
  entries: readonly (readonly [key: string, value: string])[],
): number {
  const leaves: Node[] = []
  for (let at = 0; at < entries.length; at += WIDTH) {
    const part = entries.slice(at, at + WIDTH)
    const [first, last] = [part[0]?.[0] ?? '', part.at(-1)?.[0] ?? '']
    const number = pdf.reserve()
    const rows = part.map(([key, value]) => `${key} ${value}`).join(' ')
    pdf.pack(number, `<</Limits[${first} ${last}]/${kind}[${rows}]>>`)
    leaves.push({ number, first, last })
  }
  return writeNodes(pdf, leaves)
}

/** Writes what is above leaves that are already there. The root has no limits, as the standard wants. */
export function writeNodes(pdf: PdfWriter, leaves: readonly Node[]): number {
  let level = leaves
  while (level.length > WIDTH) {
    const above: Node[] = []
    for (let at = 0; at < level.length; at += WIDTH) {
      const kids = level.slice(at, at + WIDTH)
      const [first, last] = [kids[0]?.first ?? '', kids.at(-1)?.last ?? '']
      const number = pdf.reserve()
      pdf.pack(
        number,
        `<</Limits[${first} ${last}]/Kids[${kids.map((kid) => `${kid.number} 0 R`).join(' ')}]>>`,
      )
      above.push({ number, first, last })
    }
    level = above
  }
  const root = pdf.reserve()
  pdf.pack(root, `<</Kids[${level.map((kid) => `${kid.number} 0 R`).join(' ')}]>>`)
  return root
}
