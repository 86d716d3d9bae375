import type { Area, Paper } from './paper.ts'

/** Structure of the front matter for assistive technology: everything drawn is either an element or an artifact. */
export interface Tags {
  mark(type: string, draw: () => void): void
  artifact(draw: () => void): void
  /** A line of the table of contents that leads to `destination`. */
  entry(destination: string | null, title: string, area: Area, draw: () => void): void
}

/** Without `linked`, entries are in the table of contents all the same, and lead nowhere. */
export function openTags(paper: Paper, linked: boolean): Tags {
  const { elements } = paper
  const mark = (type: string, draw: () => void) => paper.marked(elements.add(type, elements.root), draw)
  return {
    mark,
    artifact: (draw) => paper.marked(null, draw),
    entry: (destination, title, area, draw) => {
      if (destination === null) return mark('P', draw)
      const link = elements.add(linked ? 'Link' : 'Reference', elements.add('TOCI', elements.root))
      paper.marked(link, draw)
      if (linked) paper.link(link, area, destination, title)
    },
  }
}
