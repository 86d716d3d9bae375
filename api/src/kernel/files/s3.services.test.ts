import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { beforeAll } from 'vitest'
import { readConfig } from '../../config.ts'
import { openS3Store } from './s3.ts'
import { describeStore } from './store.contract.ts'

// Fails when there is no S3: this suite is asked for by name.
const { s3 } = readConfig()
if (!s3) throw new Error('S3_ENDPOINT is needed by this suite')

beforeAll(async () => {
  const { accessKeyId, secretAccessKey, endpoint, region, bucket } = s3
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  })
  await client.send(new CreateBucketCommand({ Bucket: bucket })).catch((error: { name: string }) => {
    if (!/BucketAlready/.test(error.name)) throw error
  })
})

describeStore('S3', () => openS3Store(s3))
