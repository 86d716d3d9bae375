import { fit } from '../../pdf/index.ts'
import { dataAddress } from '../authorities/queries.ts'
import type { AgendaPaper, PaperLine, PaperSection } from './paper.ts'

const styleOf = (
  colour: string,
): string => `@page{size:A4;margin:20mm}@media screen{body{padding:6mm}}body{font:11pt/1.45 "Source Serif 4",Georgia,serif;color:#1b1f24;max-width:170mm;margin:0 auto}
header{text-align:center;padding-top:8mm;border-bottom:2px solid ${colour};padding-bottom:6mm;margin-bottom:8mm}h1{font-size:18pt;margin:2mm 0}
h2,h3,h4{color:${colour};font-size:12pt;margin:7mm 0 2mm;break-after:avoid}h3{margin-left:5mm}h4{margin-left:10mm}
table{width:100%;border-collapse:collapse}td{vertical-align:top;padding:1.5mm 0}td:first-child{width:24mm;padding-right:4mm;font-weight:600;white-space:nowrap}
tr{break-inside:avoid}small{display:block;color:#4a515b}`

/** One page of its own: no script, no outside file; printed as it is read. */
export function agendaHtml(paper: AgendaPaper): string {
  const preliminary = paper.preliminary.map((one) => `<li>${escape(one)}</li>`).join('')
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escape(titleOf(paper))}</title><style>${styleOf(paper.house.colour)}</style></head>
<body><header>${logoHtml(paper)}<p>${escape(paper.authority)}</p><h1>Ordre du jour</h1><p>${escape(paper.title)}<br>${escape(paper.when)}<br>${escape(paper.place)}</p></header>
<main>${preliminary ? `<ol>${preliminary}</ol>` : ''}${paper.sections.map(sectionHtml).join('')}</main></body></html>`
}

function logoHtml({ authority, house: { logo } }: AgendaPaper): string {
  if (!logo) return ''
  const { width, height } = fit(logo, 180, 68)
  return `<img src="${dataAddress(logo)}" alt="${escape(authority)}" width="${Math.round(width)}" height="${Math.round(height)}">`
}

export const titleOf = (paper: AgendaPaper): string => `Ordre du jour – ${paper.title}, ${paper.when}`

function sectionHtml({ heading, depth, lines }: PaperSection): string {
  const level = Math.min(4, depth + 2)
  const title = heading ? `<h${level}>${escape(heading)}</h${level}>` : ''
  return `${title}${lines.length > 0 ? `<table>${lines.map(lineHtml).join('')}</table>` : ''}`
}

function lineHtml(line: PaperLine): string {
  const under = detailOf(line)
  return `<tr><td>${escape(line.number)}</td><td>${escape(line.title)}${under ? `<small>${escape(under)}</small>` : ''}</td></tr>`
}

/** What stands under the title of a line. */
export const detailOf = ({ rapporteur, department, more, mention }: PaperLine): string =>
  [rapporteur ? `Rapporteur\u00a0: ${rapporteur}` : '', department, ...more, mention]
    .filter(Boolean)
    .join(' · ')

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign)
