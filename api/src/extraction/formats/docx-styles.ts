import { walkXml } from './xml.ts'

export interface Style {
  readonly bold?: boolean
  readonly size?: number
  readonly align?: 'left' | 'center' | 'right'
}

interface Known extends Style {
  readonly basedOn?: string
}

/** The styles of a DOCX: what a paragraph of a style looks like, styles it is based on included. */
export function docxStyles(xml: string | undefined): (id: string | undefined) => Style {
  const known = new Map<string, Known>()
  let defaults: Style = { size: 11 }
  let usual: string | undefined
  let id: string | null = null
  let inDefaults = false
  const add = (more: Known) => {
    if (inDefaults) defaults = { ...defaults, ...more }
    else if (id !== null) known.set(id, { ...known.get(id), ...more })
  }
  if (xml)
    walkXml(xml, {
      open: (name, a) => {
        const value = a['w:val']
        if (name === 'w:docDefaults') inDefaults = true
        else if (name === 'w:style' && a['w:type'] === 'paragraph') {
          id = a['w:styleId'] ?? null
          if (a['w:default'] === '1') usual = id ?? undefined
          add({})
        } else if (name === 'w:basedOn' && value) add({ basedOn: value })
        else if (name === 'w:b') add({ bold: value === undefined || !/^(?:0|false|off)$/u.test(value) })
        else if (name === 'w:sz' && value) add({ size: Number(value) / 2 })
        else if (name === 'w:jc' && value)
          add({ align: value === 'center' ? 'center' : /^(?:right|end)$/u.test(value) ? 'right' : 'left' })
      },
      close: (name) => {
        if (name === 'w:docDefaults') inDefaults = false
        if (name === 'w:style') id = null
      },
    })
  const resolve = (name: string | undefined, depth: number): Style => {
    const style = name === undefined ? undefined : known.get(name)
    if (!style || depth > 12) return defaults
    const { basedOn, ...own } = style
    return { ...resolve(basedOn, depth + 1), ...own }
  }
  return (name) => resolve(name ?? usual, 0)
}
