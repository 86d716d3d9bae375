import { walkXml } from './xml.ts'

interface Style {
  readonly bold?: boolean
  readonly size?: number
  readonly align?: 'left' | 'center' | 'right'
  readonly newPage?: boolean
}
/** What styles make of a text, each on top of those before it. */
export type OdtStyles = (names: readonly string[]) => Required<Style>

const USUAL: Required<Style> = { bold: false, size: 12, align: 'left', newPage: false }

/** The styles of an ODT, common and automatic, with those they come from. */
export function odtStyles(files: readonly (string | undefined)[]): OdtStyles {
  const known = new Map<string, Style & { readonly parent?: string }>()
  let name: string | null = null
  for (const xml of files)
    if (xml !== undefined)
      walkXml(xml, {
        open: (element, a) => {
          if (element === 'style:style') {
            name = a['style:name'] ?? null
            const parent = a['style:parent-style-name']
            if (name !== null) known.set(name, parent === undefined ? {} : { parent })
          } else if (name !== null) known.set(name, { ...known.get(name), ...propertiesOf(element, a) })
        },
        close: (element) => {
          if (element === 'style:style') name = null
        },
      })
  const resolve = (style: string, depth: number): Style => {
    const found = known.get(style)
    if (!found || depth > 12) return {}
    const { parent, ...own } = found
    return { ...(parent === undefined ? {} : resolve(parent, depth + 1)), ...own }
  }
  return (names) => names.reduce<Required<Style>>((made, one) => ({ ...made, ...resolve(one, 0) }), USUAL)
}

function propertiesOf(element: string, a: Readonly<Record<string, string>>): Style {
  if (element === 'style:text-properties') {
    const weight = a['fo:font-weight']
    const size = /^([\d.]+)pt$/u.exec(a['fo:font-size'] ?? '')?.[1]
    return {
      ...(weight === undefined ? {} : { bold: weight === 'bold' || Number(weight) >= 600 }),
      ...(size === undefined ? {} : { size: Number(size) }),
    }
  }
  if (element !== 'style:paragraph-properties') return {}
  const align = a['fo:text-align']
  return {
    ...(align === undefined
      ? {}
      : { align: align === 'center' ? 'center' : /^(?:end|right)$/u.test(align) ? 'right' : 'left' }),
    ...(a['fo:break-before'] === 'page' ? { newPage: true } : {}),
  }
}
