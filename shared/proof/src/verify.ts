import {
  checkAddresses,
  checkEntries,
  checkManifest,
  checkRecipients,
  isFact,
  isRecipient,
} from './check-facts.ts'
import { checkDocuments, type GivenDocument } from './check-documents.ts'
import { checkFiles, type DossierFiles, missingFiles } from './check-files.ts'
import { checkLeaves } from './check-leaves.ts'
import { checkSeals } from './check-seals.ts'
import { FILES, type Leaf, type Opening, type Proof, type SentManifest } from './dossier.ts'
import { fault, type Finding } from './finding.ts'
import { type Bytes, type Sha256, textOf, utf8, webSha256 } from './hash.ts'
import { leafHash } from './merkle.ts'

export interface Report {
  /** STAMPED: nothing is wrong and an authority vouches for the time. UNSTAMPED: nothing is wrong, the time is our word. */
  readonly verdict: 'STAMPED' | 'UNSTAMPED' | 'FAULTY'
  /** Null when the dossier cannot be read at all. */
  readonly dispatch: Pick<SentManifest, 'authority' | 'meeting' | 'dispatchId'> | null
  readonly findings: readonly Finding[]
}

export interface Checking {
  /** Files from elsewhere, to be compared with what was sent. */
  readonly documents?: readonly GivenDocument[]
  /** Certificates (PEM) of the authorities that one trusts oneself, instead of those that the dossier brings. */
  readonly trusted?: string | null
  readonly sha256?: Sha256
}

/** Everything that can be checked of a dossier without us: reads nothing but these bytes, and asks nobody. */
export async function verifyDossier(files: DossierFiles, checking: Checking = {}): Promise<Report> {
  const missing = missingFiles(files)
  if (missing.length > 0) return faulty(missing.map((name) => fault('FILE_MISSING', name)))
  const sha256 = checking.sha256 ?? webSha256
  const findings = await checkFiles(sha256, files)
  const content = readContent(files)
  if ('code' in content) return faulty([...findings.filter(({ level }) => level === 'FAULT'), content])
  const { proof, manifest, leaves, lines } = content
  const bytesOf = (name: string) => files.get(name) as Bytes
  const hashes = await Promise.all(lines.map((line) => leafHash(sha256, utf8(line))))
  const inside = [...files].filter(([name]) => name.startsWith(FILES.documents))
  const documents = [...inside.map(([name, bytes]) => ({ name, bytes })), ...(checking.documents ?? [])]
  const listed = linesOf(textOf(bytesOf(FILES.hashes)))
  const rootFile = textOf(bytesOf(FILES.root))
  findings.push(
    ...(await checkLeaves(sha256, hashes, listed, rootFile, proof, (line) => nameOf(leaves[line - 1], line))),
    ...(await checkManifest(sha256, bytesOf(FILES.manifest), manifest, leaves, proof)),
    ...checkRecipients(leaves, manifest),
    ...(await checkEntries(sha256, leaves, hashes, proof)),
    ...(await checkAddresses(sha256, leaves, content.openings)),
    ...(await checkDocuments(sha256, manifest, documents)),
    ...(await checkSeals(sha256, hashes, proof, files, checking.trusted ?? null)),
  )
  const { authority, meeting, dispatchId } = manifest
  return { verdict: verdictOf(findings), dispatch: { authority, meeting, dispatchId }, findings }
}

function verdictOf(findings: readonly Finding[]): Report['verdict'] {
  if (findings.some(({ level }) => level === 'FAULT')) return 'FAULTY'
  return findings.some(({ code }) => code === 'TOKEN_SOUND') ? 'STAMPED' : 'UNSTAMPED'
}

const faulty = (findings: readonly Finding[]): Report => ({ verdict: 'FAULTY', dispatch: null, findings })

interface Content {
  readonly proof: Proof
  readonly manifest: SentManifest
  readonly lines: readonly string[]
  readonly leaves: readonly Leaf[]
  readonly openings: readonly Opening[] | null
}

function readContent(files: DossierFiles): Content | Finding {
  const read = (name: string) => textOf(files.get(name) as Bytes)
  let reading: string = FILES.proof
  try {
    const proof = JSON.parse(read(reading)) as Proof
    if (proof.format !== 'hemicycle-preuve/1') return fault('NOT_A_DOSSIER', String(proof.format))
    const manifest = JSON.parse(read((reading = FILES.manifest))) as SentManifest
    const lines = linesOf(read((reading = FILES.leaves)))
    const leaves = lines.map((line) => JSON.parse(line) as Leaf)
    const openings = files.has(FILES.addresses)
      ? linesOf(read((reading = FILES.addresses))).map((line) => JSON.parse(line) as Opening)
      : null
    return { proof, manifest, lines, leaves, openings }
  } catch {
    return fault('LEAF_UNREADABLE', reading)
  }
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** How a line is told to people. */
function nameOf(leaf: Leaf | undefined, line: number): string {
  if (!leaf) return String(line)
  if (isRecipient(leaf)) return `${line} (destinataire ${leaf.firstName} ${leaf.lastName})`
  return isFact(leaf) ? `${line} (fait n° ${leaf.seq} du journal, ${leaf.action})` : `${line} (manifeste)`
}
