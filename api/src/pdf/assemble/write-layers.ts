import { settle } from '../body/fragment.ts'
import { textString } from '../syntax/write.ts'
import type { Placed } from './places.ts'

/** The layers of all documents (ISO 32000-1, 8.11.4), in the panel under the name of their document; hidden ones stay hidden. */
export function layersEntry(documents: readonly Placed[]): string {
  const lists = { groups: '', hidden: '', locked: '', order: '', radios: '', usages: '' }
  for (const {
    body: { layers },
    base,
    label,
  } of documents) {
    if (!layers) continue
    const add = (numbers: readonly number[]) => numbers.map((number) => `${base + number} 0 R `).join('')
    lists.groups += add(layers.groups)
    lists.hidden += add(layers.hidden)
    lists.locked += add(layers.locked)
    lists.radios += settle(layers.radios, base)
    lists.usages += settle(layers.usages, base)
    if (layers.order) lists.order += `[${textString(label)}${settle(layers.order, base)}]`
  }
  if (lists.groups === '') return ''
  const more = [
    lists.locked ? `/Locked[${lists.locked}]` : '',
    lists.radios ? `/RBGroups[${lists.radios}]` : '',
    lists.usages ? `/AS[${lists.usages}]` : '',
  ]
  return `/OCProperties<</OCGs[${lists.groups}]/D<</Order[${lists.order}]/OFF[${lists.hidden}]${more.join('')}>>>>`
}
