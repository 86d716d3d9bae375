import { page } from './style.ts'

/** A piece of the list that is never cut between two pages. */
export interface Block {
  readonly height: number
  /** A heading alone at the foot of a page would be lost. */
  readonly keepWithNext: boolean
  readonly draw: (top: number) => void
}

export interface Placed {
  readonly block: Block
  readonly top: number
}

const FLOOR = page.height - page.bottom

/** Spreads blocks over pages: the first page starts lower, under its title. */
export function paginate(blocks: readonly Block[], firstTop: number, nextTop: number): Placed[][] {
  const pages: Placed[][] = [[]]
  let top = firstTop
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block
    let needed = block.height
    for (let j = i; blocks[j]?.keepWithNext && blocks[j + 1]; j++) needed += blocks[j + 1]?.height ?? 0
    const current = pages[pages.length - 1] as Placed[]
    if (top + needed > FLOOR && current.length > 0) {
      pages.push([{ block, top: nextTop }])
      top = nextTop + block.height
    } else {
      current.push({ block, top })
      top += block.height
    }
  }
  return pages
}
