import type { Agenda, AgendaItem, AgendaSection } from '@hemicycle/contract'
import {
  DEFAULT_PAPER,
  frenchDate,
  frenchTime,
  type PaperChoice,
  type PaperDetail,
  type PaperLayout,
} from '@hemicycle/domain'
import { type House, houseOf } from '../authorities/queries.ts'

export interface PaperLine {
  readonly number: string
  readonly title: string
  readonly rapporteur: string
  readonly department: string
  /** Committees, how many annexes, how many pages: what the body chose to say. */
  readonly more: readonly string[]
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
  /** How the body lays it out. */
  readonly choice?: PaperChoice
}

const MENTIONS: Partial<Record<AgendaItem['nature'], string>> = {
  INFORMATION: 'information',
  COMMUNICATION: 'communication',
  WISH: 'vœu',
  MOTION: 'motion',
  QUESTION: 'question orale',
}

/**
 * The layouts of the field (law.md §7.3) are chosen for a body, or follow from how the sections group: committees as « I - COMMISSION … »
 * in capitals, natures as « R - AIDES … », missions and programmes one under the other, plain headings without a code.
 */
export function agendaPaper({
  authority,
  body,
  meeting,
  agenda,
  choice = DEFAULT_PAPER,
}: Facts): AgendaPaper {
  const preliminary = new Set(
    agenda.sections.filter((one) => one.axis === 'PRELIMINARY').map((one) => one.id),
  )
  const standing = agenda.sections.filter((one) => !preliminary.has(one.id))
  const line = lineOf(agenda, choice)
  const linesOf = (id: string | null) => agenda.items.filter((item) => item.sectionId === id).map(line)
  const sections = standing.map((section) => ({
    heading: headingOf(section, standing, choice.layout),
    depth: choice.layout === 'FLAT' ? 0 : depthOf(section, standing),
    lines: linesOf(section.id),
  }))
  const rest = linesOf(null)
  const all = rest.length > 0 ? [...sections, { heading: '', depth: 0, lines: rest }] : sections
  return {
    authority: authority.name,
    house: houseOf(authority),
    title: body,
    when: `${frenchDate(meeting.date)} à ${frenchTime(meeting.time)}`,
    place: meeting.place,
    preliminary: agenda.items
      .filter((item) => preliminary.has(item.sectionId ?? '') && !item.withdrawnAt)
      .map((item) => item.title.value ?? ''),
    sections: choice.layout === 'FLAT' ? ranked(all) : all,
  }
}

function headingOf(section: AgendaSection, all: readonly AgendaSection[], layout: PaperLayout): string {
  const as = layout === 'AUTO' ? AXES[section.axis] : layout
  if (as === 'FLAT') return section.title
  if (as === 'COMMITTEES' && (layout === 'AUTO' || section.parentId === null)) {
    const sisters = all.filter(
      (one) => one.parentId === section.parentId && (layout !== 'AUTO' || one.axis === section.axis),
    )
    return `${roman(sisters.indexOf(section) + 1)} - ${section.title.toLocaleUpperCase('fr')}`
  }
  const title = as === 'NATURES' ? section.title.toLocaleUpperCase('fr') : section.title
  return section.code === '' ? title : `${section.code} - ${title}`
}

/** How a section is written where nothing was chosen. */
const AXES: Readonly<Partial<Record<AgendaSection['axis'], PaperLayout>>> = {
  COMMITTEE: 'COMMITTEES',
  NATURE: 'NATURES',
}

/** One list from 1 to n; the number that a report bears is said beside. */
function ranked(sections: readonly PaperSection[]): PaperSection[] {
  let rank = 0
  return sections.map((section) => ({
    ...section,
    depth: 0,
    lines: section.lines.map((line) => {
      rank += 1
      const more = line.number === '' ? line.more : [`n°\u00a0${line.number}`, ...line.more]
      return { ...line, number: String(rank), more }
    }),
  }))
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

function lineOf(agenda: Agenda, { details }: PaperChoice): (item: AgendaItem) => PaperLine {
  const says = (detail: PaperDetail) => details.includes(detail)
  const names = new Map(
    agenda.sections.filter((one) => one.axis === 'COMMITTEE').map(({ code, title }) => [code, title]),
  )
  return (item) => {
    const { committees, documents, pages } = item
    const more = [
      says('COMMITTEES') ? committees.map((code) => names.get(code) ?? `Commission ${code}`).join(', ') : '',
      says('ANNEXES') ? annexesOf(documents) : '',
      says('PAGES') && pages > 0 ? counted(pages, 'page') : '',
    ]
    const line = toLine(item)
    return {
      ...line,
      rapporteur: says('RAPPORTEUR') ? line.rapporteur : '',
      department: says('DEPARTMENT') ? line.department : '',
      more: more.filter(Boolean),
    }
  }
}

/** « Annexes : 1. Plan de situation ; 2. Bilan », as they are called; how many where not all have a title. */
function annexesOf(documents: AgendaItem['documents']): string {
  const annexes = documents.filter(({ kind }) => kind === 'ANNEX')
  if (annexes.length === 0) return ''
  if (annexes.some(({ title }) => title === null)) return counted(annexes.length, 'annexe')
  const titles = annexes.map(({ title, mark }) => (mark && annexes.length > 1 ? `${mark}. ${title}` : title))
  return `${annexes.length > 1 ? 'Annexes' : 'Annexe'}\u00a0: ${titles.join('\u00a0; ')}`
}

const counted = (count: number, noun: string): string => `${count}\u00a0${noun}${count > 1 ? 's' : ''}`

function toLine(item: AgendaItem): Omit<PaperLine, 'more'> {
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
