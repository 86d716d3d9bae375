import type { PdfWriter } from '../write/pdf-writer.ts'

/** An element of structure, by its standard type (ISO 32000-1, 14.8.4). */
export interface Element {
  readonly type: string
  readonly number: number
  readonly parent: Element | null
  readonly kids: string[]
}

/** The structure tree of a document being written (ISO 32000-1, 14.7). */
export interface Elements {
  readonly root: Element
  add(type: string, parent: Element): Element
  /** The number of a new piece of content of that element on a page. */
  content(element: Element, page: number): number
  /** An annotation that is part of an element; returns its key in the parent tree. */
  object(element: Element, page: number, annotation: number): number
  /** The key of a page in the parent tree. */
  keyOf(page: number): number
  /** Writes everything; returns the number of the root of the tree. */
  write(): number
}

export function openElements(pdf: PdfWriter): Elements {
  const all: Element[] = []
  const make = (type: string, parent: Element | null): Element => {
    const element = { type, number: pdf.reserve(), parent, kids: [] }
    all.push(element)
    return element
  }
  const root = make('Document', null)
  /** By key: the elements of the contents of a page, or the one of an annotation. */
  const parents: (string[] | string)[] = []
  const keys = new Map<number, number>()
  const keyOf = (page: number): number => {
    const key = keys.get(page) ?? parents.push([]) - 1
    keys.set(page, key)
    return key
  }
  return {
    root,
    keyOf,
    add: (type, parent) => {
      const element = make(type, parent)
      parent.kids.push(`${element.number} 0 R`)
      return element
    },
    content: (element, page) => {
      const contents = parents[keyOf(page)] as string[]
      element.kids.push(`<</Type/MCR/Pg ${page} 0 R/MCID ${contents.length}>>`)
      return contents.push(`${element.number} 0 R`) - 1
    },
    object: (element, page, annotation) => {
      element.kids.push(`<</Type/OBJR/Pg ${page} 0 R/Obj ${annotation} 0 R>>`)
      return parents.push(`${element.number} 0 R`) - 1
    },
    write: () => {
      const tree = pdf.reserve()
      for (const { type, number, parent, kids } of all)
        pdf.pack(
          number,
          `<</Type/StructElem/S/${type}/P ${parent?.number ?? tree} 0 R/K[${kids.join(' ')}]>>`,
        )
      const rows = parents.map((own, key) => `${key} ${typeof own === 'string' ? own : `[${own.join(' ')}]`}`)
      pdf.pack(
        tree,
        `<</Type/StructTreeRoot/K[${root.number} 0 R]/ParentTree<</Nums[${rows.join(' ')}]>>/ParentTreeNextKey ${parents.length}>>`,
      )
      return tree
    },
  }
}
