import type { Agenda } from '@hemicycle/contract'
import { plural, type TreeNode } from '@hemicycle/ui'

/** The sections as the tree of a dialog; `last` is what stands beside them (« À classer », « Au premier niveau »). */
export function sectionNodes(
  agenda: Agenda,
  last: TreeNode | null,
  except: string | null = null,
): TreeNode[] {
  const under = (parentId: string | null): TreeNode[] =>
    agenda.sections
      .filter((section) => section.parentId === parentId && section.id !== except)
      .map(({ id, code, title }) => ({
        id,
        label: title,
        code,
        hint: plural(agenda.items.filter((item) => item.sectionId === id).length, 'point'),
        children: under(id),
      }))
  return last ? [...under(null), last] : under(null)
}
