import { printAgenda } from '../../pdf/index.ts'
import { dataAddress } from '../authorities/queries.ts'
import { titleOf } from './html.ts'
import type { AgendaPaper } from './paper.ts'

/** The list that opens the bundle, on its own: same engine, same look, tagged. Without a bundle it has no page numbers. */
export function agendaPdf(paper: AgendaPaper, createdAt: string): Promise<Uint8Array> {
  return printAgenda(
    {
      title: titleOf(paper),
      author: paper.authority,
      createdAt,
      cover: {
        authority: paper.authority,
        accent: paper.house.colour,
        logo: paper.house.logo && dataAddress(paper.house.logo),
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
