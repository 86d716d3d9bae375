import { type AgendaFormat, exportAgenda } from '@hemicycle/contract'
import { PAPER_DETAILS, type PaperChoice, type PaperLayout } from '@hemicycle/domain'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Feature } from '../../kernel/http/route.ts'
import { sendFile } from '../../kernel/http/send-file.ts'
import { printedAgenda } from './queries.ts'

export const agendaDocuments: Feature = (routes) => {
  routes.raw(exportAgenda, async (deps, actor, { request, reply }) => {
    const { meetingId } = request.params as { meetingId: string }
    const { format, ...asked } = request.query as Asked
    const { name, type, bytes } = await printedAgenda(
      deps,
      signedIn(actor),
      meetingId,
      format,
      triedIn(asked),
    )
    await sendFile(reply, { name, type, content: bytes })
  })
}

interface Asked {
  readonly format: AgendaFormat
  readonly layout?: PaperLayout
  readonly details?: string
}

function triedIn({ layout, details }: Omit<Asked, 'format'>): Partial<PaperChoice> {
  const named = details?.split(',') ?? []
  return {
    ...(layout ? { layout } : {}),
    ...(details === undefined ? {} : { details: PAPER_DETAILS.filter((one) => named.includes(one)) }),
  }
}
