import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3'
import { HeadObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { Problem } from '@hemicycle/domain'
import type { S3Config } from '../../config.ts'
import { checkKey, checkPrefix } from './keys.ts'
import type { ByteRange, FileStore, LocalFile } from './store.ts'

/** A connection is held as long as its reader is slow: the default of 50 is one assembly with bad network. */
const AGENT = { maxSockets: 500, keepAlive: true }

/** Any S3. Deletions go one by one and nothing relies on conditional writes: not every server has the rest. */
export function openS3Store(config: S3Config): FileStore {
  const client = connect(config)
  const Bucket = config.bucket
  const at = (key: string) => ({ Bucket, Key: checkKey(key) })
  const head = async (key: string) => {
    const found = await client.send(new HeadObjectCommand(at(key))).catch(nullWhenMissing)
    return found && { bytes: found.ContentLength ?? 0 }
  }
  const open = async (key: string, range?: ByteRange) => {
    const Range = range && `bytes=${range.start}-${range.end}`
    const found = await client.send(new GetObjectCommand({ ...at(key), Range })).catch(nullWhenMissing)
    if (!found) throw new Problem('NOT_FOUND', 'content')
    return found.Body as Readable
  }
  const remove = async (key: string) => {
    await client.send(new DeleteObjectCommand(at(key))).catch(nullWhenMissing)
  }
  return {
    head,
    open,
    remove,
    async put(key, body) {
      await new Upload({ client, params: { ...at(key), Body: body }, queueSize: 3 }).done().catch(fail)
      return (await head(key))?.bytes ?? 0
    },
    async move(from, to) {
      const CopySource = encodeURI(`${Bucket}/${checkKey(from)}`)
      await client.send(new CopyObjectCommand({ ...at(to), CopySource })).catch(fail)
      await remove(from)
    },
    async *list(authorityId) {
      const pages = paginateListObjectsV2({ client }, { Bucket, Prefix: `${checkPrefix(authorityId)}/` })
      try {
        for await (const { Contents = [] } of pages) for (const { Key = '' } of Contents) yield Key
      } catch (error) {
        fail(error)
      }
    },
    localPath: async (key) => borrow(await open(key)),
  }
}

/** Checksums are sent only where the operation requires them: many servers store the trailers as content or refuse them. */
function connect(config: S3Config): S3Client {
  return new S3Client({
    endpoint: config.endpoint,
    region: config.region,
    forcePathStyle: config.forcePathStyle,
    credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5_000, httpAgent: AGENT, httpsAgent: AGENT },
  })
}

async function borrow(body: Readable): Promise<LocalFile> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-s3-'))
  const release = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'content')
  try {
    await pipeline(body, createWriteStream(path))
  } catch (error) {
    await release()
    throw error
  }
  return { path, release }
}

interface ServiceError {
  readonly name?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

/** Missing is an answer, but not of the bucket: that is a fault of the configuration. */
function nullWhenMissing(error: unknown): null {
  const { name, $metadata } = error as ServiceError
  if ($metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket') return null
  return fail(error)
}

/** A fault of the storage is worth another try later; whatever the source of the bytes says is left as it is. */
function fail(error: unknown): never {
  const { name = '', $metadata } = error as ServiceError
  if (!$metadata) throw error
  throw new Problem('UNAVAILABLE', `the file storage does not answer (${name})`, { cause: error })
}
