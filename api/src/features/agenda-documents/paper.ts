import type { Agenda, AgendaItem, AgendaSection } from '@hemicycle/contract'
import { frenchDate, frenchTime } from '@hemicycle/domain'
import { type House, houseOf } from './house.ts'

export interface PaperLine {
  readonly number: string
  readonly title: string
  readonly rapporteur: string
  readonly department: string
  /** « confidentiel », « retiré », « vœu »… */
  readonly mention: string
}
export interface PaperSection {
  readonly heading: string
  /** 0 at the top. */
  readonly depth: number
  readonly lines: readonly PaperLine[]
}
/** The ordre du jour in words, ready for any format. */
export interface AgendaPaper {
  readonly authority: string
  readonly house: House
  readonly title: string
  readonly when: string
  readonly place: string
  readonly preliminary: readonly string[]
  readonly sections: readonly PaperSection[]
}

interface Facts {
  readonly authority: { readonly name: string; readonly colour: string | null; readonly logo: string | null }
  readonly body: string
  readonly meeting: { readonly date: string; readonly time: string; readonly place: string }
  readonly agenda: Agenda
}

const MENTIONS: Partial<Record<AgendaItem['nature'], string>> = {
  INFORMATION: 'information',
  COMMUNICATION: 'communication',
  WISH: 'vœu',
  MOTION: 'motion',
  QUESTION: 'question orale',
}

/**
 * The layouts of the field (law.md §7.3) follow from how the sections group: committees as « I - COMMISSION … » in capitals, natures as
 * « R - AIDES … », missions and programmes one under the other, plain headings without a code.
 */
export function agendaPaper({ authority, body, meeting, agenda }: Facts): AgendaPaper {
  const preliminary = new Set(
    agenda.sections.filter((one) => one.axis === 'PRELIMINARY').map((one) => one.id),
  )
  const standing = agenda.sections.filter((one) => !preliminary.has(one.id))
  const linesOf = (id: string | null) => agenda.items.filter((item) => item.sectionId === id).map(toLine)
  const sections = standing.map((section) => ({
    heading: headingOf(section, standing),
    depth: depthOf(section, standing),
    lines: linesOf(section.id),
  }))
  const rest = linesOf(null)
  return {
    authority: authority.name,
    house: houseOf(authority),
    title: body,
    when: `${frenchDate(meeting.date)} à ${frenchTime(meeting.time)}`,
    place: meeting.place,
    preliminary: agenda.items
      .filter((item) => preliminary.has(item.sectionId ?? '') && !item.withdrawnAt)
      .map((item) => item.title.value ?? ''),
    sections: rest.length > 0 ? [...sections, { heading: '', depth: 0, lines: rest }] : sections,
  }
}

function headingOf(section: AgendaSection, all: readonly AgendaSection[]): string {
  if (section.axis === 'COMMITTEE') {
    const committees = all.filter((one) => one.axis === 'COMMITTEE' && one.parentId === section.parentId)
    return `${roman(committees.indexOf(section) + 1)} - ${section.title.toLocaleUpperCase('fr')}`
  }
  const title = section.axis === 'NATURE' ? section.title.toLocaleUpperCase('fr') : section.title
  return section.code === '' ? title : `${section.code} - ${title}`
}

function depthOf(section: AgendaSection, all: readonly AgendaSection[]): number {
  const parent = all.find((one) => one.id === section.parentId)
  return parent ? depthOf(parent, all) + 1 : 0
}

const ROMAN = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const

function roman(value: number): string {
  const next = ROMAN.find(([, worth]) => worth <= value)
  return next ? next[0] + roman(value - next[1]) : ''
}

function toLine(item: AgendaItem): PaperLine {
  const mentions = [
    MENTIONS[item.nature],
    item.confidential ? 'confidentiel' : undefined,
    item.withdrawnAt ? 'retiré' : undefined,
  ]
  return {
    number: item.number ?? '',
    title: item.title.value ?? '',
    rapporteur: item.rapporteur.value ?? '',
    department: item.department.value ?? '',
    mention: mentions.filter(Boolean).join(', '),
  }
}
