import { problemOf } from '@hemicycle/contract'
import { BASE, session } from '../api.ts'

/**
 * Sends one file to an address below the API's. XMLHttpRequest, since `fetch` does not say how much has left. An expired token is
 * renewed once. Throws the API's Problem, or a TypeError when the network failed.
 */
export async function upload<Reply>(
  address: string,
  file: File,
  path: string,
  onProgress: (sent: number) => void,
): Promise<Reply> {
  let reply = await post(address, file, path, onProgress)
  if (reply.status === 401 && (await session.restore())) reply = await post(address, file, path, onProgress)
  if (!reply.ok) throw await problemOf(reply)
  return (await reply.json()) as Reply
}

function post(
  address: string,
  file: File,
  path: string,
  onProgress: (sent: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', BASE + address)
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
