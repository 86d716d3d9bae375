import type { Input, exportAnnotations } from '@hemicycle/contract'
import { toWebAnnotation } from '@hemicycle/domain'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { sendFile } from '../../kernel/http/send-file.ts'
import { receivedDispatch } from '../convocations/queries.ts'
import { readManifestText } from '../dispatches/queries.ts'
import { annotationsOf } from './queries.ts'
import { summaryPdf } from './summary-pdf.ts'
import { toXfdf } from './xfdf.ts'

type Asked = Pick<Input<typeof exportAnnotations>, 'meetingId' | 'documentId'>
const TYPES = {
  pdf: 'application/pdf',
  xfdf: 'application/vnd.adobe.xfdf',
  jsonld: 'application/ld+json',
} as const

/** My own notes, to take away. Those that others share with me are theirs. */
export async function sendExport(
  deps: Deps,
  actor: Actor | null,
  { request, reply }: Exchange,
): Promise<void> {
  const { format } = request.params as { format: keyof typeof TYPES }
  const asked = { ...(request.params as Asked), ...(request.query as Partial<Asked>) }
  const content = await written(deps, signedIn(actor), format, asked)
  await sendFile(reply, { name: `mes-notes.${format}`, type: TYPES[format], content })
}

async function written(
  deps: Deps,
  actor: Actor,
  format: keyof typeof TYPES,
  { meetingId, documentId }: Asked,
) {
  const { manifest, notes } = await inTx(deps, actor, async (sql) => {
    const { dispatch } = await receivedDispatch(sql, actor.councillorId, meetingId)
    const all = await annotationsOf(sql, actor, meetingId)
    return { manifest: readManifestText(dispatch.manifest), notes: all.filter((note) => note.author.mine) }
  })
  const some = documentId ? notes.filter((note) => note.documentId === documentId) : notes
  if (format === 'pdf') return Buffer.from(await summaryPdf(manifest, some))
  return format === 'xfdf' ? toXfdf(some) : JSON.stringify(some.map(toWebAnnotation), null, 2)
}
