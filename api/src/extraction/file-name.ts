import type { DocumentKind } from './types.ts'

export interface FileNameHints {
  readonly kind: DocumentKind | null
  /** The first number of the name, e.g. « 101 » in « 101-rapport-voirie.pdf ». */
  readonly number: string | null
}

const KINDS: readonly (readonly [DocumentKind, RegExp])[] = [
  ['ANNEX', /annexe|piece|pj\b|plan\b/],
  ['DELIBERATION', /delib|projet-de-d|\bpdd\b/],
  ['REPORT', /rapport|\brap\b/],
]

/** What a file's name says of it. Names are advice: the content decides. */
export function fileNameHints(name: string): FileNameHints {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\.[a-z0-9]+$/, '')
    .replace(/[^a-z0-9]+/g, '-')
  const kind = KINDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
  return { kind, number: /(?:^|-)(\d{1,6})(?:-|$)/.exec(plain)?.[1] ?? null }
}
