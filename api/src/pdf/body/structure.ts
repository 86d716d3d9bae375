import { readArray, readDict, readName, readReference, type Dict, type Value } from '../syntax/read.ts'
import type { BodyStructure } from './body.ts'
import { copyNoted, type Copying } from './copying.ts'
import { literal, writeElement } from './element-ids.ts'
import { rewrite } from './rewrite.ts'
import { append, putField, type Text } from './text.ts'
import { readNames, readNumbers } from './trees.ts'

/** Keys of one leaf of the parent tree. */
const LEAF = 64

/**
 * Copies the structure tree of a document (ISO 32000-1, 14.7), which makes it readable by those who do not see it. Its root
 * becomes an element that the bundle will write; the keys of its parent tree have been renumbered as pages and annotations were
 * copied, and identifiers get the number of the document before them.
 */
export async function copyStructure(copying: Copying): Promise<BodyStructure | null> {
  const { source, numbers, structure: lane } = copying
  const reference = source.catalog.get('StructTreeRoot')
  const root = readDict(source.resolve(reference))
  const kids = root && kidsOf(copying, root)
  if (!root || !kids || kids.length === 0) return null
  const node = numbers.fresh()
  if (readReference(reference) >= 0) numbers.give(readReference(reference), node)
  const kidsText = kids.map((kid) => numbers.soundFragment(kid)).join(' ')
  const ids = readNames(source, root.get('IDTree'))
  const plain = (text: Text, value: Value) => rewrite(text, value, 0, value.length, numbers)
  const write = ids.length === 0 ? plain : (text: Text, value: Value) => writeElement(text, value, numbers)
  const namespaces = (readArray(source.resolve(root.get('Namespaces'))) ?? []).map((one) =>
    numbers.soundFragment(one),
  )
  const classes = [...(readDict(source.resolve(root.get('ClassMap'))) ?? [])]
  const body = {
    node,
    kids: kidsText,
    roles: rolesOf(copying, root),
    classes: classes.map(([name, value]) => [name, numbers.soundFragment(value)] as const),
    namespaces: namespaces.join(' '),
    ids: ids.flatMap(([id, value]) => {
      const number = readReference(value)
      return number >= 0 ? [[literal(id), numbers.object(number)] as const] : []
    }),
  }
  await copyNoted(copying, lane, write)
  const leaves = writeParents(copying, readNumbers(source, root.get('ParentTree')))
  await copyNoted(copying, lane, write)
  return { ...body, leaves }
}

function kidsOf({ source }: Copying, root: Dict): Value[] {
  const value = root.get('K')
  if (!value) return []
  const list = readArray(source.resolve(value)) ?? [value]
  return list.filter((kid) => readDict(source.resolve(kid)))
}

const rolesOf = ({ source }: Copying, root: Dict): [string, string][] =>
  [...(readDict(source.resolve(root.get('RoleMap'))) ?? [])].flatMap(([own, value]) => {
    const role = readName(source.resolve(value))
    return role === null ? [] : [[own, role] as [string, string]]
  })

/** The leaves of the parent tree for the keys in use, in the order of their new values. */
function writeParents({ numbers, structure }: Copying, parents: ReadonlyMap<string, Value>) {
  const used = [...numbers.keys].filter(([key]) => parents.has(key)).sort((a, b) => a[1] - b[1])
  const leaves: [number, number, number][] = []
  for (let at = 0; at < used.length; at += LEAF) {
    const part = used.slice(at, at + LEAF)
    const [first, last] = [part[0]?.[1] ?? 0, part.at(-1)?.[1] ?? 0]
    const number = numbers.fresh()
    const { text } = structure
    structure.begin(number)
    append(text, '<</Limits[')
    putField(text, first)
    putField(text, last)
    append(text, ']/Nums[')
    for (const [key, own] of part) {
      const value = parents.get(key) as Value
      putField(text, own)
      rewrite(text, value, 0, value.length, numbers)
      append(text, ' ')
    }
    append(text, ']>>')
    leaves.push([number, first, last])
  }
  return leaves
}
