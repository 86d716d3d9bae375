import { readArray, readDict, readReference } from '../syntax/read.ts'
import type { BodyForm } from './body.ts'
import { GROUP, type Copying } from './copying.ts'
import type { Fragment } from './fragment.ts'

/**
 * The form of a document (ISO 32000-1, 12.7.2): its fields will hang under one more field, made by the bundle, so that « nom » of
 * one report and « nom » of the next stay two fields. Dynamic forms (XFA) keep their static side only.
 */
export function describeForm({ source, numbers, topFields }: Copying): BodyForm | null {
  const form = readDict(source.resolve(source.catalog.get('AcroForm')))
  const list = readArray(source.resolve(form?.get('Fields'))) ?? []
  const fields = list.map(readReference).filter((number) => readDict(source.object(number)?.value))
  if (!form || fields.length === 0) return null
  const group = numbers.fresh()
  numbers.give(GROUP, group)
  for (const number of fields) topFields.add(number)
  const resources: [string, string, Fragment][] = []
  for (const [category, value] of readDict(source.resolve(form.get('DR'))) ?? [])
    for (const [name, one] of readDict(source.resolve(value)) ?? [])
      resources.push([category, name, numbers.soundFragment(one)])
  const inherited = (['DA', 'Q'] as const).flatMap((key) => {
    const value = source.resolve(form.get(key))
    return value ? [`/${key} ${numbers.soundFragment(value)}`] : []
  })
  return {
    group,
    fields: [...new Set(fields)].map((number) => numbers.object(number)),
    resources,
    defaults: inherited.join(''),
    needsDrawing: source.resolve(form.get('NeedAppearances'))?.toString('latin1') === 'true',
  }
}
