import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Corpus } from '../corpora/corpora.ts'
import { clear, outputOf } from '../place.ts'
import { present, timeCommand, type Measured } from '../measure.ts'

export type Peer = 'cli' | 'engine' | 'qpdf' | 'peer' | 'pdf-lib'

export const SAYS: Record<Peer, string> = {
  cli: '`hemicycle bundle --no-extract`: inspection, cover, list, marks, bookmarks, links',
  engine: 'the engine alone: cover, list, marks, bookmarks, links',
  qpdf: '`qpdf --empty --pages`: joins only',
  peer: 'calls of the open-source peer: `pdfinfo` twice per file, then `pdfunite`; joins only',
  'pdf-lib': 'pdf-lib, tuned: joins, marks; neither list nor bookmarks',
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const script = (name: string, list: string, out: string) => [
  process.execPath,
  '--import',
  'tsx',
  here(name),
  list,
  out,
]

function commandOf(peer: Peer, { paths, folder }: Corpus, out: string): string[] {
  const list = outputOf('list.json')
  writeFileSync(list, JSON.stringify(paths))
  const commands: Record<Peer, () => string[]> = {
    cli: () => [
      process.execPath,
      here('../../../bin/hemicycle.js'),
      'bundle',
      folder,
      '--out',
      out,
      '--no-extract',
    ],
    engine: () => script('./engine.ts', list, out),
    qpdf: () => ['qpdf', '--empty', '--pages', ...paths, '--', out],
    peer: () => [
      'sh',
      '-c',
      'out=$1; shift; for f; do pdfinfo "$f"; pdfinfo "$f"; done >/dev/null; pdfunite "$@" "$out"',
      'peer',
      out,
      ...paths,
    ],
    'pdf-lib': () => script('./pdf-lib.ts', list, out),
  }
  return commands[peer]()
}

const TOOL: Partial<Record<Peer, string>> = { qpdf: 'qpdf', peer: 'pdfunite' }

/** Times one program on a corpus, whole process; null when it is not installed. The result stays at the path it answers. */
export async function timePeer(
  peer: Peer,
  from: Corpus,
  times: number,
): Promise<(Measured & { readonly out: string }) | null> {
  const tool = TOOL[peer]
  if (tool && !present(tool)) return null
  const out = outputOf(`${peer}-${from.name}.pdf`)
  // qpdf answers 3 when it has warnings only.
  const measured = await timeCommand(
    times,
    commandOf(peer, from, out),
    clear(out),
    peer === 'qpdf' ? [0, 3] : [0],
  )
  return { ...measured, out }
}
