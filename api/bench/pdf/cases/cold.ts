import { corpus, type CorpusName } from '../corpora/corpora.ts'
import type { Measured } from '../measure.ts'
import { timePeer, type Peer } from '../peers/peers.ts'

export type ColdRow = { readonly peer: Peer; readonly measured: (Measured & { readonly out: string }) | null }
export interface ColdTable {
  readonly corpus: CorpusName
  readonly rows: readonly ColdRow[]
}

/** Every program on one corpus, each in a process of its own, one after the other. */
export async function cold(name: CorpusName, peers: readonly Peer[], times: number): Promise<ColdTable> {
  const from = await corpus(name)
  const rows: ColdRow[] = []
  for (const peer of peers) rows.push({ peer, measured: await timePeer(peer, from, times) })
  return { corpus: name, rows }
}

export const secondsOf = (table: ColdTable, peer: Peer): number => of(table, peer)?.seconds ?? NaN
export const peakOf = (table: ColdTable, peer: Peer): number => of(table, peer)?.peakMb ?? NaN
const of = ({ rows }: ColdTable, peer: Peer) => rows.find((row) => row.peer === peer)?.measured
