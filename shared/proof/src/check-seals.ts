import { type Certificate, readPem } from './certificate.ts'
import type { DossierFiles } from './check-files.ts'
import { FILES, type Proof, type Seal } from './dossier.ts'
import { fault, type Finding, note, sound } from './finding.ts'
import { type Bytes, fromHex, type Sha256, textOf, toHex } from './hash.ts'
import { merkleRoot } from './merkle.ts'
import { readTimestamp, type TimestampFault, verifyTimestamp } from './timestamp.ts'

const CODES = {
  OTHER_ROOT: 'TOKEN_OTHER_ROOT',
  NO_CERTIFICATE: 'TOKEN_UNCHECKED',
  WRONG_USE: 'TOKEN_BAD',
  ALTERED: 'TOKEN_BAD',
  BAD_SIGNATURE: 'TOKEN_BAD',
  UNKNOWN_ALGORITHM: 'TOKEN_UNCHECKED',
  UNTRUSTED: 'TOKEN_UNTRUSTED',
} as const satisfies Record<TimestampFault, string>

/**
 * Each sealing covers the first lines of the dossier, and the last one all of them; each timestamp is on the root of its sealing, by an
 * authority that is vouched for: by `trusted` (PEM) when it is given, else by the certificates of the dossier itself.
 */
export async function checkSeals(
  sha256: Sha256,
  hashes: readonly Bytes[],
  proof: Proof,
  files: DossierFiles,
  trusted: string | null,
): Promise<Finding[]> {
  const own = files.get(FILES.certificates)
  const authorities = trusted ?? (own ? textOf(own) : '')
  const certificates = readPem(authorities)
  const findings: Finding[] = []
  for (const seal of proof.seals) {
    const root = toHex(await merkleRoot(sha256, hashes.slice(0, seal.leaves)))
    if (root !== seal.root || seal.leaves > hashes.length)
      findings.push(fault('SEAL_OTHER_ROOT', seal.sealedAt))
    if (seal.token === null) findings.push(note('NO_TIMESTAMP', seal.sealedAt))
    else findings.push(await checkToken(files.get(seal.token), seal, root, certificates))
  }
  const last = proof.seals.at(-1)
  if (last?.leaves !== hashes.length) findings.push(fault('SEAL_INCOMPLETE', String(last?.leaves ?? 0)))
  return findings
}

async function checkToken(
  token: Bytes | undefined,
  seal: Seal,
  root: string,
  trusted: readonly Certificate[],
): Promise<Finding> {
  if (!token) return fault('TOKEN_MISSING', seal.token ?? '')
  try {
    const verdict = await verifyTimestamp(readTimestamp(token), fromHex(root), trusted)
    const at = verdict.at.toISOString()
    if (verdict.fault === null) return sound('TOKEN_SOUND', `${at}, ${verdict.by}`)
    return fault(CODES[verdict.fault], `${at}, ${verdict.by ?? 'autorité inconnue'}`)
  } catch {
    // Bytes that are no timestamp, or a key that is no key.
    return fault('TOKEN_UNREADABLE', seal.token ?? '')
  }
}
