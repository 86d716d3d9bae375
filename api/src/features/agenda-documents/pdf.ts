import { printAgenda } from '../../pdf/index.ts'
import { fit } from './house.ts'
import { titleOf } from './html.ts'
import type { AgendaPaper } from './paper.ts'

/** The list that opens the bundle, on its own: same engine, same look, tagged. Without a bundle it has no page numbers. */
export async function agendaPdf(paper: AgendaPaper, createdAt: string): Promise<Uint8Array> {
  return withLogo(await printed(paper, createdAt), paper)
}

/** Above the authority's name, however long that is. */
const BOX = { width: 150, height: 34, right: 64, bottom: 60 }

/** The logo at the top right of the cover, as a decoration: the authority's name says the same beside it. */
async function withLogo(bytes: Uint8Array, { house: { logo } }: AgendaPaper): Promise<Uint8Array> {
  if (!logo) return bytes
  // Only here: it takes time and room to load, and most agendas have no logo.
  const { PDFDocument, PDFName, PDFOperator, PDFOperatorNames } = await import('pdf-lib')
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const image = logo.type === 'png' ? await pdf.embedPng(logo.bytes) : await pdf.embedJpg(logo.bytes)
  const page = pdf.getPage(0)
  const { width, height } = fit(logo, BOX.width, BOX.height)
  page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]))
  page.drawImage(image, {
    x: page.getWidth() - BOX.right - width,
    y: page.getHeight() - BOX.bottom,
    width,
    height,
  })
  page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
  return pdf.save()
}

function printed(paper: AgendaPaper, createdAt: string): Promise<Uint8Array> {
  return printAgenda(
    {
      title: titleOf(paper),
      author: paper.authority,
      createdAt,
      cover: {
        authority: paper.authority,
        accent: paper.house.colour,
        heading: paper.title,
        subheading: paper.when,
        lines: [paper.place],
      },
      agenda: {
        heading: 'Ordre du jour',
        preliminary: paper.preliminary,
        sections: paper.sections
          .filter((section) => section.heading !== '' || section.lines.length > 0)
          .map(({ heading, lines }, at) => ({
            heading,
            items: lines.map((line, index) => ({
              id: `${at}-${index}`,
              number: line.number,
              title: line.title,
              rapporteur: line.rapporteur || null,
              department: line.department || null,
              withdrawn: line.mention.includes('retiré'),
              note: [...line.more, line.mention].filter(Boolean).join(' · ') || null,
              documents: [],
            })),
          })),
      },
      stamp: { folio: false },
    },
    { items: [] },
  )
}
