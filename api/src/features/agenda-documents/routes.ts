import { type AgendaFormat, exportAgenda } from '@hemicycle/contract'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Feature } from '../../kernel/http/route.ts'
import { sendFile } from '../../kernel/http/send-file.ts'
import { printedAgenda } from './queries.ts'

export const agendaDocuments: Feature = (routes) => {
  routes.raw(exportAgenda, async (deps, actor, { request, reply }) => {
    const { meetingId } = request.params as { meetingId: string }
    const { format } = request.query as { format: AgendaFormat }
    const { name, type, bytes } = await printedAgenda(deps, signedIn(actor), meetingId, format)
    await sendFile(reply, { name, type, content: bytes })
  })
}
