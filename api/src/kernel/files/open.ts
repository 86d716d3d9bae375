import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { openFsStore } from './fs.ts'
import { openS3Store } from './s3.ts'
import type { FileStore } from './store.ts'

/** S3 when it is configured, else the data folder. */
export function openFileStore(config: Config): FileStore {
  return config.s3 ? openS3Store(config.s3) : openFsStore(join(config.dataDir, 'files'))
}
