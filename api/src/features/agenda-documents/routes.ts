import { type AgendaFormat, exportAgenda } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import type { Feature } from '../../kernel/http/route.ts'
import { printedAgenda } from './queries.ts'

export const agendaDocuments: Feature = (routes) => {
  routes.raw(exportAgenda, async (deps, actor, { request, reply }) => {
    if (!actor) throw new Problem('NOT_SIGNED_IN')
    const { meetingId } = request.params as { meetingId: string }
    const { format } = request.query as { format: AgendaFormat }
    const { name, type, bytes } = await printedAgenda(deps, actor, meetingId, format)
    void reply
      .headers({
        'content-type': type,
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      })
      .send(bytes)
    await reply
  })
}
