import { type Output, replaceDocument, uploadDocuments } from '@hemicycle/contract'
import { upload } from './upload.ts'

/** What the file chooser offers. Anything may be dropped: what cannot be read is said by name. */
export const ACCEPTED = '.pdf,.docx,.doc,.odt,.rtf,.zip,.csv,.tsv,.xlsx,.jpg,.jpeg,.png,.tif,.tiff'

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
  const address = uploadDocuments.path.replace(':meetingId', meetingId)
  const { results } = await upload<Output<typeof uploadDocuments>>(address, file, path, onProgress)
  const [result] = results
  if (!result) throw new TypeError('the server said nothing of this file')
  return result
}

/** Sends a new version of a file. Throws as `sendFile`. */
export function sendVersion(documentId: string, file: File, onProgress: OnProgress): Promise<ReplaceResult> {
  const address = replaceDocument.path.replace(':documentId', documentId)
  return upload<ReplaceResult>(address, file, file.name, onProgress)
}
