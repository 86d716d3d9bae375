import type { AgendaFormat } from '@hemicycle/contract'
import { DEFAULT_PAPER, type PaperChoice } from '@hemicycle/domain'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { agendaOf } from '../agenda/queries.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { meetingWithBody } from '../meetings/queries.ts'
import { agendaHtml } from './html.ts'
import { agendaPaper } from './paper.ts'
import { agendaPdf } from './pdf.ts'

export interface Printed {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array | string
}
const TYPES: Readonly<Record<AgendaFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
}

/** The ordre du jour as it stands now, in one of its formats, as its body lays it out or as somebody tries. Throws NOT_FOUND. */
export async function printedAgenda(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  format: AgendaFormat,
  tried: Partial<PaperChoice> = {},
): Promise<Printed> {
  const { paper, meeting, body } = await inTx(deps, actor, async (sql) => {
    const found = await meetingWithBody(sql, meetingId)
    const authority = await currentAuthority(sql)
    const agenda = await agendaOf(sql, meetingId)
    const choice = { ...(found.body.paper ?? DEFAULT_PAPER), ...tried }
    const facts = { authority, body: found.body.name, meeting: found.meeting, agenda, choice }
    return { ...found, paper: agendaPaper(facts) }
  })
  const bytes = async (): Promise<Uint8Array | string> => {
    if (format === 'html') return agendaHtml(paper)
    if (format === 'pdf') return agendaPdf(paper, meeting.createdAt.toISOString())
    // A large library for a rare gesture: loaded when asked for.
    return (await import('./docx.ts')).agendaDocx(paper)
  }
  return {
    name: `ordre-du-jour-${body.code}-${meeting.date}.${format}`,
    type: TYPES[format],
    bytes: await bytes(),
  }
}
