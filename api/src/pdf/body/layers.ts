import { readArray, readDict, readName, readReference, type Value } from '../syntax/read.ts'
import type { BodyLayers } from './body.ts'
import type { Copying } from './copying.ts'
import type { Fragment } from './fragment.ts'

/** The layers of a document and how they are shown at first (ISO 32000-1, 8.11.4); other configurations are left behind. */
export function describeLayers({ source, numbers }: Copying): BodyLayers | null {
  const properties = readDict(source.resolve(source.catalog.get('OCProperties')))
  const list = (value: Value | null | undefined): number[] =>
    (readArray(source.resolve(value)) ?? [])
      .map(readReference)
      .filter((one) => one >= 0 && source.object(one))
  const groups = [...new Set(list(properties?.get('OCGs')))]
  if (!properties || groups.length === 0) return null
  const settings = readDict(source.resolve(properties.get('D'))) ?? new Map<string, Value>()
  const shown = new Set(list(settings.get('ON')))
  const off = new Set(list(settings.get('OFF')))
  const hiddenAtFirst = readName(source.resolve(settings.get('BaseState'))) === 'OFF'
  const hidden = groups.filter((group) => off.has(group) || (hiddenAtFirst && !shown.has(group)))
  const inside = (key: string): Fragment => {
    const array = readArray(source.resolve(settings.get(key))) ?? []
    return array.map((one) => numbers.soundFragment(one)).join(' ')
  }
  const numbered = (of: Iterable<number>) => [...of].map((one) => numbers.object(one))
  return {
    groups: numbered(groups),
    hidden: numbered(hidden),
    locked: numbered(new Set(list(settings.get('Locked')))),
    order: inside('Order'),
    radios: inside('RBGroups'),
    usages: inside('AS'),
  }
}
