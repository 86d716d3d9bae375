import { buffer } from 'node:stream/consumers'
import {
  type Bytes,
  canonicalJson,
  FILES,
  leafHash,
  type Opening,
  type Proof,
  toHex,
  utf8,
} from '@hemicycle/proof'
import { zip, type Zippable } from 'fflate'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { dispatchById, type DispatchRow, type Manifest, readManifestText } from '../dispatches/queries.ts'
import { keptLeaves } from './content.ts'
import { type KeptLeaf, sha256 } from './leaves.ts'
import { sealById, sealedBefore, type SealRow } from './queries.ts'
import { readme } from './readme.ts'
import { summaryPdf } from './summary.ts'
import { verifierPage } from './verifier-page.ts'

interface Wanted {
  readonly authorityId: string
  readonly proofId: string
  readonly masked: boolean
}

/** The whole dossier de preuve of one sealing, as the bytes of a ZIP: all that a third party needs to check it without us. */
export async function dossierZip(deps: Deps, wanted: Wanted): Promise<Bytes> {
  const { seals, dispatch } = await inTx(deps, wanted, async (sql) => {
    const seal = await sealById(sql, wanted.proofId)
    return { seals: await sealedBefore(sql, seal), dispatch: await dispatchById(sql, seal.dispatchId) }
  })
  const last = seals.at(-1) as SealRow
  const leaves = await keptLeaves(deps, wanted.authorityId, last.contentSha256 ?? '')
  const manifest = readManifestText(dispatch.manifest)
  const proof = proofOf(seals, manifest, wanted.masked, deps.clock.now())
  const agenda = await buffer(await deps.store.open(fileKey(wanted.authorityId, manifest.agenda.sha256)))
  const certificates = last.token && deps.timestamps ? await deps.timestamps.certificates() : ''
  const files = new Map<string, Uint8Array>([
    [FILES.readme, utf8(readme(proof, certificates !== ''))],
    [FILES.summary, await summaryPdf({ proof, manifest, leaves })],
    [FILES.proof, utf8(canonicalJson(proof))],
    [FILES.manifest, utf8(dispatch.manifest)],
    ...(await leafFiles(leaves, proof)),
    ...(wanted.masked ? [] : [[FILES.addresses, openingsOf(leaves)] as const]),
    ...seals.flatMap((seal, at) => tokenFile(seal, at)),
    ...(certificates === '' ? [] : [[FILES.certificates, utf8(certificates)] as const]),
    [`${FILES.documents}ordre-du-jour.pdf`, agenda],
    [FILES.verifier, utf8(await verifierPage())],
  ])
  return pack(await withSums(files), dispatch)
}

function proofOf(seals: readonly SealRow[], manifest: Manifest, masked: boolean, now: Date): Proof {
  const last = seals.at(-1) as SealRow
  return {
    format: 'hemicycle-preuve/1',
    dispatchId: manifest.dispatchId,
    authority: manifest.authority,
    leaves: last.leaves ?? 0,
    root: last.root ?? '',
    addresses: masked ? 'MASKED' : 'SHOWN',
    seals: seals.map((seal, at) => ({
      id: seal.id,
      sealedAt: (seal.sealedAt ?? seal.requestedAt).toISOString(),
      leaves: seal.leaves ?? 0,
      root: seal.root ?? '',
      token: seal.token === null ? null : tokenName(at),
      problem: seal.problem,
    })),
    exportedAt: now.toISOString(),
  }
}

const tokenName = (at: number): string => `${FILES.seals}${at + 1}.tsr`
const tokenFile = ({ token }: SealRow, at: number) =>
  token === null ? [] : [[tokenName(at), new Uint8Array(Buffer.from(token, 'base64'))] as const]

async function leafFiles(leaves: readonly KeptLeaf[], { root }: Proof): Promise<[string, Uint8Array][]> {
  const hashes: string[] = []
  for (const { text } of leaves) hashes.push(toHex(await leafHash(sha256, utf8(text))))
  return [
    [FILES.leaves, lines(leaves.map(({ text }) => text))],
    [FILES.hashes, lines(hashes)],
    [FILES.root, lines([root])],
  ]
}

const lines = (all: readonly string[]): Uint8Array => utf8(all.map((line) => `${line}\n`).join(''))

const openingsOf = (leaves: readonly KeptLeaf[]): Uint8Array =>
  lines(
    leaves.flatMap(({ opening }, at) =>
      opening ? [canonicalJson({ leaf: at + 1, ...opening } satisfies Opening)] : [],
    ),
  )

/** `sha256sum -c` reads it. */
async function withSums(files: ReadonlyMap<string, Uint8Array>): Promise<Map<string, Uint8Array>> {
  const sums = await Promise.all(
    [...files].map(async ([name, bytes]) => `${toHex(await sha256(new Uint8Array(bytes)))}  ${name}`),
  )
  return new Map([...files, [FILES.sums, lines(sums)]])
}

function pack(files: ReadonlyMap<string, Uint8Array>, dispatch: DispatchRow): Promise<Bytes> {
  const entries: Zippable = Object.fromEntries(
    [...files].map(([name, bytes]) => [name, [bytes, { mtime: dispatch.requestedAt, level: name.endsWith('.pdf') ? 0 : 6 }]]), // prettier-ignore
  )
  // In threads of its own: ten thousand recipients are thirty megabytes of lines.
  return new Promise((resolve, reject) => {
    zip(entries, (error, bytes) => (error ? reject(error) : resolve(bytes as Bytes)))
  })
}
