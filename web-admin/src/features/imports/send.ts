import { type Output, problemOf, uploadDocuments } from '@hemicycle/contract'
import { BASE, session } from '../../api.ts'

export type UploadResult = Output<typeof uploadDocuments>['results'][number]

const address = (meetingId: string): string => BASE + uploadDocuments.path.replace(':meetingId', meetingId)

/**
 * Sends one file. XMLHttpRequest, since `fetch` does not say how much has left. An expired token is renewed once.
 * Throws the API's Problem, or a TypeError when the network failed.
 */
export async function sendFile(
  meetingId: string,
  file: File,
  path: string,
  onProgress: (sent: number) => void,
): Promise<UploadResult> {
  let reply = await post(meetingId, file, path, onProgress)
  if (reply.status === 401 && (await session.restore())) reply = await post(meetingId, file, path, onProgress)
  if (!reply.ok) throw await problemOf(reply)
  const { results } = (await reply.json()) as Output<typeof uploadDocuments>
  const [result] = results
  if (!result) throw new TypeError('the server said nothing of this file')
  return result
}

function post(
  meetingId: string,
  file: File,
  path: string,
  onProgress: (sent: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address(meetingId))
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
