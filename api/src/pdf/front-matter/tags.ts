import type { Paper } from './style.ts'

/** Structure of the front matter for assistive technology: everything drawn is either an element or an artifact. */
export interface Tags {
  mark(type: string, draw: () => void): void
  artifact(draw: () => void): void
  /** A line of the table of contents that leads to `destination`. */
  entry(destination: string | null, title: string, areas: readonly Area[], draw: () => void): void
  close(): void
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type GoTo = (x: number, y: number, w: number, h: number, name: string, options: object) => unknown

/** Without `linked`, entries are in the table of contents all the same, and lead nowhere. */
export function openTags(paper: Paper, linked: boolean): Tags {
  const root = paper.struct('Document')
  paper.addStructure(root)
  const element = (type: string, draw: () => void) => {
    const node = paper.struct(type as 'P')
    const content = paper.markStructureContent(type)
    draw()
    paper.endMarkedContent()
    node.add(content)
    return node
  }
  const add = (node: PDFKit.PDFStructureElement) => {
    root.add(node)
    node.end()
  }
  return {
    mark: (type, draw) => add(element(type, draw)),
    artifact: (draw) => {
      paper.markContent('Artifact', { type: 'Layout' })
      draw()
      paper.endMarkedContent()
    },
    entry: (destination, title, areas, draw) => {
      if (destination === null) return add(element('P', draw))
      const link = element(linked ? 'Link' : 'Reference', draw)
      // pdfkit writes a bare string as a PDF name: only a String object is text.
      const options = { structParent: link, Contents: Object(title) as string }
      for (const { x, y, width, height } of linked ? areas : []) {
        ;(paper.goTo as unknown as GoTo).call(paper, x, y, width, height, destination, options)
      }
      const item = paper.struct('TOCI')
      item.add(link)
      link.end()
      add(item)
    },
    close: () => root.end(),
  }
}
