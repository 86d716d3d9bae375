import { fit } from '../image/fit.ts'
import type { BundleCover } from '../types.ts'
import type { Paper } from './paper.ts'
import type { Picture } from './picture.ts'
import { ink, measure, page, styles, write, type Style } from './style.ts'
import type { Tags } from './tags.ts'
import { wrap } from './wrap.ts'

const FIRST_THIRD = 268

/** The first page: whose assembly, which meeting, when and where. */
export function drawCover(paper: Paper, tags: Tags, cover: BundleCover, logo: Picture | null = null): void {
  paper.addPage()
  const block = (style: Style, tag: string, text: string, top: number): number => {
    const lines = wrap(paper, style, text, measure)
    tags.mark(tag, () => {
      lines.forEach((line, i) => write(paper, style, line, page.left, top + i * style.leading))
    })
    return top + lines.length * style.leading
  }
  const accent = cover.accent ?? ink.accent
  if (logo) tags.artifact(() => drawLogo(paper, logo))
  const below = block({ ...styles.authority, color: accent }, 'P', cover.authority, page.top)
  tags.artifact(() => paper.rect(page.left, below + 10, measure, 0.75, ink.rule))
  let y = block(styles.heading, 'H1', cover.heading, FIRST_THIRD)
  if (cover.subheading) y = block(styles.subheading, 'P', cover.subheading, y + 8)
  y += 26
  tags.artifact(() => paper.rect(page.left, y, 46, 2.5, accent))
  y += 26
  for (const line of cover.lines ?? []) y = block(styles.line, 'P', line, y)
  if (!cover.note) return
  const height = wrap(paper, styles.coverNote, cover.note, measure).length * styles.coverNote.leading
  block(styles.coverNote, 'P', cover.note, page.height - page.bottom - height)
}

/** The room of a logo, above the name of the authority, at the right. */
const LOGO = { width: 150, height: 34, right: 64, foot: 60 }

/** Never enlarged. A decoration: the name of the authority says the same beside it. */
function drawLogo(paper: Paper, logo: Picture): void {
  const { width, height } = fit(logo, LOGO.width, LOGO.height)
  paper.picture(logo, page.width - LOGO.right - width, LOGO.foot - height, width, height)
}
