import { attachFiles, type Output, problemOf } from '@hemicycle/contract'
import { BASE, session } from '../../api.ts'

type Results = Output<typeof attachFiles>['results']

/** Sends files to the draft of a publication. An expired token is renewed once. Throws the API's Problem, or a TypeError when the network failed. */
export async function sendFiles(publicationId: string, files: readonly File[]): Promise<Results> {
  let reply = await post(publicationId, files)
  if (reply.status === 401 && (await session.restore())) reply = await post(publicationId, files)
  if (!reply.ok) throw await problemOf(reply)
  return ((await reply.json()) as Output<typeof attachFiles>).results
}

function post(publicationId: string, files: readonly File[]): Promise<Response> {
  const body = new FormData()
  for (const file of files) body.append('file', file, file.name)
  const token = session.accessToken()
  const headers = token ? { authorization: `Bearer ${token}` } : undefined
  const url = BASE + attachFiles.path.replace(':publicationId', publicationId)
  return fetch(url, { method: 'POST', body, ...(headers && { headers }) })
}
