import { corpus, type CorpusName } from '../corpora/corpora.ts'
import { timePeer } from '../peers/peers.ts'

export interface Point {
  readonly pages: number
  readonly bytes: number
  readonly seconds: number
  readonly peakMb: number
}
const SIZES: readonly CorpusName[] = ['hundred', 'five-hundred', 'half', 'mixed', 'double', 'fourfold']

/** The engine alone, whole process, from 100 to 12 000 pages. */
export async function growth(times: number): Promise<Point[]> {
  const points: Point[] = []
  for (const name of SIZES) {
    const from = await corpus(name)
    const measured = await timePeer('engine', from, times)
    if (measured) points.push({ pages: from.pages, bytes: from.bytes, ...measured })
  }
  return points
}
