import type { Input, exportAnnotations } from '@hemicycle/contract'
import { toWebAnnotation } from '@hemicycle/domain'
import { strToU8, zipSync } from 'fflate'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { sendFile } from '../../kernel/http/send-file.ts'
import { sentFileNames } from '../bundles/queries.ts'
import { receivedDispatch } from '../convocations/queries.ts'
import { readManifestText } from '../dispatches/queries.ts'
import { pdfNames } from '../files/queries.ts'
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
  const written = await readNotes(deps, signedIn(actor), asked)
  if (format === 'xfdf') return sendFile(reply, xfdfFile(written))
  const content =
    format === 'pdf'
      ? await summaryPdf(written.manifest, written.notes)
      : JSON.stringify(written.notes.map(toWebAnnotation), null, 2)
  await sendFile(reply, { name: `mes-notes.${format}`, type: TYPES[format], content })
}

async function readNotes(deps: Deps, actor: Actor, { meetingId, documentId }: Asked) {
  return inTx(deps, actor, async (sql) => {
    const { dispatch } = await receivedDispatch(sql, actor.councillorId, meetingId)
    const mine = (await annotationsOf(sql, actor, meetingId)).filter(({ author }) => author.mine)
    const notes = documentId ? mine.filter((note) => note.documentId === documentId) : mine
    const manifest = readManifestText(dispatch.manifest)
    const ids = [...new Set(notes.map((note) => note.documentId))]
    const sent = new Map(manifest.items.flatMap((item) => [...sentFileNames(item)]))
    const names = new Map([...(await pdfNames(sql, ids))].map(([id, name]) => [id, sent.get(id) ?? name]))
    return { manifest, notes, names, single: documentId !== undefined }
  })
}

/** An XFDF speaks of one PDF: of several, it takes as many, in a ZIP, each named as its PDF. */
function xfdfFile({ notes, names, single }: Awaited<ReturnType<typeof readNotes>>) {
  const files = [...names].map(([id, name]) => ({
    name: `${name.replace(/\.pdf$/i, '')}.xfdf`,
    content: toXfdf(name, notes.filter((note) => note.documentId === id)), // prettier-ignore
  }))
  const [only] = files
  if (single)
    return only
      ? { ...only, type: TYPES.xfdf }
      : { name: 'mes-notes.xfdf', type: TYPES.xfdf, content: toXfdf('', []) }
  const entries = unique(files).map(({ name, content }) => [name, strToU8(content)] as const)
  return {
    name: 'mes-notes-xfdf.zip',
    type: 'application/zip',
    content: zipSync(Object.fromEntries(entries)),
  }
}

/** Two reports may bear one name: the second is told apart. */
function unique<F extends { readonly name: string }>(files: readonly F[]): F[] {
  const seen = new Map<string, number>()
  return files.map((file) => {
    const count = (seen.get(file.name) ?? 0) + 1
    seen.set(file.name, count)
    return count === 1 ? file : { ...file, name: file.name.replace(/\.xfdf$/, ` (${count}).xfdf`) }
  })
}
