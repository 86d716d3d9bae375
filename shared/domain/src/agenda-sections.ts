import { byPosition } from './agenda.ts'
import { MAX_SECTION_DEPTH } from './agenda-natures.ts'
import type { SectionAnchor } from './agenda-operation.ts'
import type { SectionState } from './agenda-state.ts'
import { Problem } from './problems.ts'

/**
 * Puts a section under a parent, before or after another one, else last; its own subsections follow it. Positions are those among the
 * sections of one parent, from 0. Throws NOT_FOUND for an unknown parent or neighbour; NOT_ALLOWED_NOW when a section would stand under
 * itself or deeper than MAX_SECTION_DEPTH.
 */
export function putSection(
  sections: readonly SectionState[],
  moved: SectionState,
  anchor: SectionAnchor,
): SectionState[] {
  const others = sections.filter((section) => section.id !== moved.id)
  refuseDepth(others, moved, anchor.parentId)
  const mates = others.filter((section) => section.parentId === anchor.parentId).sort(byPosition)
  const index = indexAmong(mates, anchor)
  const placed = mates.toSpliced(index, 0, { ...moved, parentId: anchor.parentId })
  const positions = new Map(placed.map((section, position) => [section.id, position]))
  return [...others, placed[index] ?? moved].map((section) => {
    const position = positions.get(section.id) ?? section.position
    return position === section.position ? section : { ...section, position }
  })
}

function indexAmong(mates: readonly SectionState[], { before, after }: SectionAnchor): number {
  const at = (id: string) => mates.findIndex((section) => section.id === id)
  if (typeof before === 'string' && at(before) >= 0) return at(before)
  if (typeof after === 'string' && at(after) >= 0) return at(after) + 1
  if (typeof before === 'string') throw new Problem('NOT_FOUND', 'no such section to stand before')
  return mates.length
}

function refuseDepth(others: readonly SectionState[], moved: SectionState, parentId: string | null): void {
  const byId = new Map(others.map((section) => [section.id, section]))
  let above = 0
  for (let id = parentId; id !== null; above++) {
    if (id === moved.id || above > MAX_SECTION_DEPTH)
      throw new Problem('NOT_ALLOWED_NOW', 'a section cannot stand under itself')
    const parent = byId.get(id)
    if (!parent) throw new Problem('NOT_FOUND', 'section above')
    id = parent.parentId
  }
  if (above + heightOf(others, moved.id) > MAX_SECTION_DEPTH)
    throw new Problem('NOT_ALLOWED_NOW', 'too many levels of sections')
}

function heightOf(sections: readonly SectionState[], id: string): number {
  const under = sections.filter((section) => section.parentId === id)
  return (
    1 +
    Math.max(
      0,
      ...under.map((section) =>
        heightOf(
          sections.filter((one) => one.id !== id),
          section.id,
        ),
      ),
    )
  )
}

/** The neighbour that says where a section stands, to put it back there. */
export function sectionPlace(sections: readonly SectionState[], section: SectionState): SectionAnchor {
  const mates = sections.filter((one) => one.parentId === section.parentId).sort(byPosition)
  const index = mates.findIndex((one) => one.id === section.id)
  const place = { parentId: section.parentId }
  const [before, after] = [mates[index + 1]?.id, mates[index - 1]?.id]
  return before === undefined
    ? { ...place, after: after ?? null }
    : { ...place, before, after: after ?? null }
}
