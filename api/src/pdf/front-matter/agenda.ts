import type { BundleSpec } from '../types.ts'
import { paginate, type Block } from './blocks.ts'
import { itemBlocks, numberColumn, type Places } from './agenda-item.ts'
import type { Paper } from './paper.ts'
import { ink, measure, page, styles, write, type Style } from './style.ts'
import type { Tags } from './tags.ts'
import { wrap } from './wrap.ts'

const NEXT_TOP = page.top + 26
const TITLE_GAP = 6

/** Lays out the ordre du jour, then `draw` writes it: the number of its pages is known before any page number is needed. */
export function layOutAgenda(paper: Paper, tags: Tags, spec: BundleSpec, places: Places) {
  const heading = spec.agenda.heading ?? 'Ordre du jour'
  const context = [spec.cover?.heading, spec.cover?.subheading].filter(Boolean).join(' – ')
  const contextLines = wrap(paper, styles.context, context, measure)
  const titleLines = wrap(paper, styles.title, heading, measure)
  const firstTop =
    page.top +
    titleLines.length * styles.title.leading +
    contextLines.length * styles.context.leading +
    TITLE_GAP +
    26
  const pages = paginate(blocksOf(paper, tags, spec, places), firstTop, NEXT_TOP)
  const draw = () => {
    pages.forEach((blocks, number) => {
      paper.addPage()
      if (number === 0) drawTitle(paper, tags, titleLines, contextLines)
      else tags.artifact(() => write(paper, styles.detail, `${heading} (suite)`, page.left, page.top - 10))
      for (const { block, top } of blocks) block.draw(top)
    })
  }
  return { pages: pages.length, draw }
}

function drawTitle(paper: Paper, tags: Tags, title: readonly string[], context: readonly string[]) {
  let y = page.top
  const block = (tag: string, style: Style, lines: readonly string[]) => {
    if (lines.length === 0) return
    tags.mark(tag, () =>
      lines.forEach((line, i) => write(paper, style, line, page.left, y + i * style.leading)),
    )
    y += lines.length * style.leading
  }
  block('H1', styles.title, title)
  y += TITLE_GAP
  block('P', styles.context, context)
  tags.artifact(() => paper.rect(page.left, y + 8, measure, 0.75, ink.rule))
}

function blocksOf(paper: Paper, tags: Tags, spec: BundleSpec, places: Places): Block[] {
  const items = spec.agenda.sections.flatMap((section) => section.items)
  const column = numberColumn(paper, items)
  const blocks: Block[] = (spec.agenda.preliminary ?? []).map((line) => plainBlock(paper, tags, line))
  let index = 0
  for (const { heading, items: own } of spec.agenda.sections) {
    if (heading) blocks.push(sectionBlock(paper, tags, heading, blocks.length === 0))
    for (const item of own) blocks.push(...itemBlocks(paper, tags, item, index++, column, places))
  }
  return blocks
}

function plainBlock(paper: Paper, tags: Tags, text: string): Block {
  const style = styles.item
  const lines = wrap(paper, style, text, measure)
  return {
    height: lines.length * style.leading + 4,
    keepWithNext: false,
    draw: (top) =>
      tags.mark('P', () =>
        lines.forEach((line, i) => write(paper, style, line, page.left, top + i * style.leading)),
      ),
  }
}

function sectionBlock(paper: Paper, tags: Tags, heading: string, first: boolean): Block {
  const style = styles.section
  const lines = wrap(paper, style, heading, measure)
  const space = first ? 0 : 14
  return {
    height: space + lines.length * style.leading + 9,
    keepWithNext: true,
    draw: (top) => {
      const y = top + space
      tags.mark('H2', () =>
        lines.forEach((line, i) => write(paper, style, line, page.left, y + i * style.leading)),
      )
    },
  }
}
