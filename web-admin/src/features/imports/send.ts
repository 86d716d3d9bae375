import { type Output, problemOf, replaceDocument, uploadDocuments } from '@hemicycle/contract'
import { BASE, session } from '../../api.ts'

export type UploadResult = Output<typeof uploadDocuments>['results'][number]

export type ReplaceResult = Output<typeof replaceDocument>
type OnProgress = (sent: number) => void

/** Sends one file to a meeting. Throws the API's Problem, or a TypeError when the network failed. */
export async function sendFile(
  meetingId: string,
  file: File,
  path: string,
  onProgress: OnProgress,
): Promise<UploadResult> {
  const address = BASE + uploadDocuments.path.replace(':meetingId', meetingId)
  const reply = (await send(address, file, path, onProgress)) as Output<typeof uploadDocuments>
  const [result] = reply.results
  if (!result) throw new TypeError('the server said nothing of this file')
  return result
}

/** Sends a new version of a file. Throws as `sendFile`. */
export async function sendVersion(
  documentId: string,
  file: File,
  onProgress: OnProgress,
): Promise<ReplaceResult> {
  const address = BASE + replaceDocument.path.replace(':documentId', documentId)
  return (await send(address, file, file.name, onProgress)) as ReplaceResult
}

/** XMLHttpRequest, since `fetch` does not say how much has left. An expired token is renewed once. */
async function send(address: string, file: File, path: string, onProgress: OnProgress): Promise<unknown> {
  let reply = await post(address, file, path, onProgress)
  if (reply.status === 401 && (await session.restore())) reply = await post(address, file, path, onProgress)
  if (!reply.ok) throw await problemOf(reply)
  return reply.json()
}

function post(address: string, file: File, path: string, onProgress: OnProgress): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    const token = session.accessToken()
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`)
    request.upload.onprogress = (event) => onProgress(Math.min(event.loaded, file.size))
    request.onload = () =>
      resolve(
        new Response(request.responseText, {
          status: request.status,
          headers: { 'content-type': request.getResponseHeader('content-type') ?? 'application/json' },
        }),
      )
    request.onerror = request.onabort = request.ontimeout = () => reject(new TypeError('network'))
    const body = new FormData()
    body.append('file', file, path)
    request.send(body)
  })
}
