import { canonicalJson } from './canonical.ts'
import type { ChainedEntry } from './entry.ts'
import { fingerprintOf, type Sha256, utf8 } from './hash.ts'

/** The files of a dossier de preuve, under their names in the ZIP. */
export const FILES = {
  readme: 'LISEZ-MOI.txt',
  summary: 'resume.pdf',
  proof: 'preuve.json',
  manifest: 'manifeste.json',
  leaves: 'feuilles.jsonl',
  hashes: 'empreintes.txt',
  root: 'racine.txt',
  addresses: 'adresses.jsonl',
  sums: 'SHA256SUMS',
  verifier: 'verificateur.html',
  documents: 'documents/',
  seals: 'sceaux/',
  certificates: 'certificats/autorites.pem',
} as const

export interface ManifestLeaf {
  readonly kind: 'MANIFEST'
  readonly dispatchId: string
  readonly sha256: string
}
export interface RecipientLeaf {
  readonly kind: 'RECIPIENT'
  readonly id: string
  readonly councillorId: string
  readonly civility: 'M' | 'MME'
  readonly firstName: string
  readonly lastName: string
}
/** A line of the journal. `address` is what the address of the message is bound by, without telling it: see `addressBond`. */
export interface FactLeaf extends ChainedEntry {
  readonly kind: 'FACT'
  readonly previousHash: string
  readonly hash: string
  readonly address: string | null
}
/** What the tree is made of: the manifest, then each recipient, then each fact in the order of the journal. */
export type Leaf = ManifestLeaf | RecipientLeaf | FactLeaf

/** A leaf as one line of text: what its hash is made of. */
export const leafText = (leaf: Leaf): string => canonicalJson(leaf)

/** The address behind the bond of a leaf (counted from 1, as lines of a file are). Left out of a dossier with masked addresses. */
export interface Opening {
  readonly leaf: number
  readonly address: string
  readonly salt: string
}

/** What binds a leaf to an address without telling it: only who has the address and its salt can check it. */
export const addressBond = (sha256: Sha256, { salt, address }: Omit<Opening, 'leaf'>): Promise<string> =>
  fingerprintOf(sha256, utf8(`${salt}\n${address}`))

/** One sealing: the root of the first `leaves` leaves, and the timestamp put on it. */
export interface Seal {
  readonly id: string
  readonly sealedAt: string
  readonly leaves: number
  readonly root: string
  /** Name of the file of the timestamp, or why there is none. */
  readonly token: string | null
  readonly problem: string | null
}

/** `preuve.json`: what the dossier says of itself. */
export interface Proof {
  readonly format: 'hemicycle-preuve/1'
  readonly dispatchId: string
  readonly authority: { readonly id: string; readonly name: string }
  readonly leaves: number
  readonly root: string
  readonly addresses: 'SHOWN' | 'MASKED'
  /** From the oldest to the newest; the last one covers every leaf. */
  readonly seals: readonly Seal[]
  readonly exportedAt: string
}

/** What the verifier reads of a manifest. */
export interface SentManifest {
  readonly dispatchId: string
  readonly authority: { readonly id: string; readonly name: string }
  readonly meeting: {
    readonly body: string
    readonly date: string
    readonly time: string
    readonly place: string
  }
  readonly bundle: { readonly sha256: string }
  readonly agenda: { readonly sha256: string }
  readonly items: readonly {
    readonly number: string
    readonly title: string
    readonly documents: readonly { readonly name: string; readonly sha256: string }[]
  }[]
  readonly recipients: readonly string[]
}
