import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { Problem } from '@hemicycle/domain'
import type { S3Config } from '../../config.ts'
import { checkKey } from './keys.ts'
import type { ByteRange, FileStore } from './store.ts'

/**
 * Any S3. Checksums are sent only where the operation requires them: many servers store the trailers as content or refuse them.
 * Deletions go one by one and nothing relies on conditional writes, for the same reason.
 */
export function openS3Store(config: S3Config): FileStore {
  const client = new S3Client({
    endpoint: config.endpoint,
    region: config.region,
    forcePathStyle: config.forcePathStyle,
    credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const Bucket = config.bucket
  const at = (key: string) => ({ Bucket, Key: checkKey(key) })
  const head = async (key: string) => {
    try {
      const { ContentLength = 0 } = await client.send(new HeadObjectCommand(at(key)))
      return { bytes: ContentLength }
    } catch (error) {
      return refuseUnlessMissing(error)
    }
  }
  const open = async (key: string, range?: ByteRange): Promise<Readable> => {
    const Range = range && `bytes=${range.start}-${range.end}`
    const { Body } = await client
      .send(new GetObjectCommand({ ...at(key), Range }))
      .catch((error: unknown) => {
        refuseUnlessMissing(error)
        throw new Problem('NOT_FOUND', 'content')
      })
    return Body as Readable
  }
  const remove = async (key: string) => void (await client.send(new DeleteObjectCommand(at(key))))
  return {
    head,
    open,
    remove,
    async put(key, body) {
      await new Upload({ client, params: { ...at(key), Body: body }, queueSize: 3 }).done()
      return (await head(key))?.bytes ?? 0
    },
    async move(from, to) {
      const source = encodeURI(`${Bucket}/${checkKey(from)}`)
      await client.send(new CopyObjectCommand({ ...at(to), CopySource: source }))
      await remove(from)
    },
    localPath: async (key) => borrow(await open(key)),
  }
}

async function borrow(body: Readable) {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-s3-'))
  const path = join(folder, 'content')
  await pipeline(body, createWriteStream(path))
  return { path, release: () => rm(folder, { recursive: true, force: true }) }
}

/** Missing is an answer; anything else is a fault of the storage, worth another try. */
function refuseUnlessMissing(error: unknown): null {
  if (error instanceof Problem) throw error
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } }
  if (name === 'NotFound' || name === 'NoSuchKey' || $metadata?.httpStatusCode === 404) return null
  throw new Problem('UNAVAILABLE', 'the file storage does not answer', { cause: error })
}
