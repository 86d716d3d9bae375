import { settle } from '../body/fragment.ts'
import { nameOf } from '../syntax/write.ts'
import type { Placed } from './places.ts'

/** Own kinds and classes of structure elements, of all documents so far (ISO 32000-1, 14.7.3 and 14.7.5.2). */
export interface Roles {
  readonly roles: Map<string, string>
  readonly classes: Map<string, string>
}

/** A name of a document that means something else in the bundle, and the one it gets there. */
type Renamed = readonly { readonly key: 'S' | 'C'; readonly from: string; readonly to: string }[]

/**
 * Adds the own kinds and classes of a document. Those that another document understands otherwise get a new name; returned is what
 * renames them in the text of an element, or null when there is nothing to rename.
 */
export function addRoles(roles: Roles, { body: { structure }, base }: Pick<Placed, 'body' | 'base'>) {
  if (!structure) return null
  const renamed = [
    ...adopt('S', roles.roles, structure.roles),
    ...adopt(
      'C',
      roles.classes,
      structure.classes.map(([name, value]) => [name, settle(value, base)] as const),
    ),
  ]
  return renamed.length === 0 ? null : renamer(renamed)
}

function adopt(
  key: 'S' | 'C',
  known: Map<string, string>,
  own: readonly (readonly [string, string])[],
): Renamed {
  // A kind may be mapped to another own kind: the new name of that one is what counts.
  const clashes = new Set(
    own.filter(([name, value]) => (known.get(name) ?? value) !== value).map(([name]) => name),
  )
  const fresh = (name: string): string => {
    let next = 2
    while (known.has(`${name}-${next}`) || own.some(([other]) => other === `${name}-${next}`)) next++
    return `${name}-${next}`
  }
  const names = new Map([...clashes].map((name) => [name, fresh(name)]))
  for (const [name, value] of own)
    known.set(names.get(name) ?? name, key === 'S' ? (names.get(value) ?? value) : value)
  return [...names].map(([from, to]) => ({ key, from, to }))
}

const special = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function renamer(renamed: Renamed): (element: Buffer) => Buffer {
  const rules = renamed.map(({ key, from, to }) => ({
    // /S /Titre, and /C [/A /B] where the name may be anywhere inside.
    pattern: new RegExp(`(/${key}\\s*(?:\\[[^\\]]*)?)${special(nameOf(from))}(?=[\\s/<>[\\]()]|$)`, 'g'),
    to: nameOf(to),
  }))
  return (element) => {
    let text = element.toString('latin1')
    for (const { pattern, to } of rules) text = text.replace(pattern, (_, before: string) => before + to)
    return Buffer.from(text, 'latin1')
  }
}
