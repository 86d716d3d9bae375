import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Bytes } from '@hemicycle/proof'
import { askTimestamp, type TimestampAuthority } from './authority.ts'

const run = promisify(execFile)

const SETTINGS = `
[tsa]
default_tsa = local
[local]
dir = .
serial = ./serial
crypto_device = builtin
signer_cert = ./signer.pem
signer_key = ./signer.key
certs = ./authority.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
`
const AUTHORITY = '/CN=Hemicycle, horodatage de demonstration sans valeur/O=Hemicycle'
const SIGNER = '/CN=Hemicycle, horodatage de demonstration/O=Hemicycle'
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']

/** An authority of our own, made with `openssl` in a folder: it shows how timestamps go, and proves nothing to anybody. */
export function openLocalAuthority(dir: string): TimestampAuthority {
  let made: Promise<void> | null = null
  let last: Promise<unknown> = Promise.resolve()
  const ready = () => (made ??= makeAuthority(dir))
  const answer = async (question: Bytes): Promise<Bytes> => {
    await ready()
    const scratch = await mkdtemp(join(tmpdir(), 'hemicycle-tsa-'))
    try {
      const [asked, told] = [join(scratch, 'question.tsq'), join(scratch, 'answer.tsr')]
      await writeFile(asked, question)
      await run('openssl', ['ts', '-reply', '-config', 'tsa.cnf', '-queryfile', asked, '-out', told], { cwd: dir }) // prettier-ignore
      return new Uint8Array(await readFile(told))
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  }
  return {
    // One at a time: openssl counts its answers in a file.
    stamp: (root) => {
      const turn = last.then(() => askTimestamp(root, answer))
      last = turn.catch(() => undefined)
      return turn
    },
    certificates: async () => {
      await ready()
      return readFile(join(dir, 'authority.pem'), 'utf8')
    },
  }
}

/** Made aside and put in its place whole: another process may be doing the same. */
async function makeAuthority(dir: string): Promise<void> {
  if (existsSync(dir)) return
  await mkdir(dirname(dir), { recursive: true })
  const scratch = await mkdtemp(`${dir}-`)
  const openssl = (...args: readonly string[]) => run('openssl', [...args], { cwd: scratch })
  await writeFile(join(scratch, 'tsa.cnf'), SETTINGS)
  await writeFile(join(scratch, 'serial'), '01\n')
  await openssl('req', '-x509', ...KEY, '-keyout', 'authority.key', '-out', 'authority.pem', '-days', '7300', '-subj', AUTHORITY) // prettier-ignore
  await openssl('req', '-new', ...KEY, '-keyout', 'signer.key', '-out', 'signer.csr', '-subj', SIGNER)
  await openssl('x509', '-req', '-in', 'signer.csr', '-CA', 'authority.pem', '-CAkey', 'authority.key', '-set_serial', '2', '-days', '7000', '-extfile', 'tsa.cnf', '-extensions', 'leaf', '-out', 'signer.pem') // prettier-ignore
  await rename(scratch, dir).catch(() => rm(scratch, { recursive: true, force: true }))
}
