import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assembleBundle, inspect, normalise } from '../index.ts'
import type { BundleItem, BundleResult, BundleSpec, Inspection } from '../types.ts'

/** From bytes to a bundle, by the door everybody uses. */
export interface Bench {
  /** Writes bytes under a new name. */
  save(bytes: Uint8Array): string
  /** A path nobody uses. */
  fresh(): string
  /** The path to give to the assembler, with what was seen; rejects when the file is refused. */
  prepare(bytes: Uint8Array, way?: Way): Promise<Prepared>
  /** Assembles items or a whole spec at a new path. */
  assemble(spec: BundleSpec): Promise<Assembled>
  /** One document in a bundle without list, stamped with its folio. */
  alone(bytes: Uint8Array, way?: Way): Promise<Assembled & { readonly seen: Inspection }>
}
/** `direct` gives the assembler the original when that may serve as it is. */
export type Way = 'body' | 'direct'
export interface Prepared {
  readonly path: string
  readonly seen: Inspection
}
export interface Assembled {
  readonly result: BundleResult
  readonly path: string
}

export const itemOf = (number: string, documents: readonly (readonly [string, string])[]): BundleItem => ({
  id: `item ${number}`,
  number,
  title: `Affaire ${number}`,
  documents: documents.map(([label, path], i) => ({ id: `${number}-${i}`, label, path })),
})

export const specOf = (items: readonly BundleItem[], changes: Partial<BundleSpec> = {}): BundleSpec => ({
  title: 'Dossier d’essai',
  author: 'Département d’Essai',
  createdAt: '2026-12-01T08:00:00Z',
  printAgenda: false,
  agenda: { sections: [{ items }] },
  stamp: { left: 'Rapport n° {number} – {page}/{pages}', folio: true },
  ...changes,
})

export function openBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'bundling-'))
  let files = 0
  const fresh = () => join(folder, `${++files}.pdf`)
  const save = (bytes: Uint8Array) => {
    const path = fresh()
    writeFileSync(path, bytes)
    return path
  }
  const prepare = async (bytes: Uint8Array, way: Way = 'body'): Promise<Prepared> => {
    const [original, copy] = [save(bytes), fresh()]
    if (way === 'direct') {
      const seen = await inspect(original)
      if (seen.verdict !== 'REFUSED' && seen.derivation === 'none') return { path: original, seen }
    }
    const seen = await normalise(original, copy)
    if (seen.verdict === 'REFUSED') throw new Error(`refused: ${seen.refusal ?? ''} (${seen.reason})`)
    return { path: existsSync(copy) ? copy : original, seen }
  }
  const assemble = async (spec: BundleSpec): Promise<Assembled> => {
    const path = fresh()
    return { result: await assembleBundle(spec, path), path }
  }
  const alone = async (bytes: Uint8Array, way?: Way) => {
    const { path, seen } = await prepare(bytes, way)
    return { ...(await assemble(specOf([itemOf('1', [['Rapport', path]])]))), seen }
  }
  return { save, fresh, prepare, assemble, alone }
}
