import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Judges of the system, when it has them. */
export const present = (tool: string, ask = '--version'): boolean =>
  spawnSync(tool, [ask], { stdio: 'ignore' }).error === undefined

/** What `qpdf --check` has to say; empty when the file is sound. */
export function qpdfComplaints(path: string): string {
  const { status, stderr, stdout } = spawnSync('qpdf', ['--check', path], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  return status === 0 ? '' : `${status} ${stderr}${stdout}`.trim().slice(0, 2000)
}

/** A page in shades of grey, row by row from the top. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Buffer
}

/** Pages as poppler paints them, visible part only. Both from 1, included. */
export function paint(path: string, first: number, last: number, dpi = 36): Picture[] {
  const scratch = mkdtempSync(join(tmpdir(), 'paint-'))
  try {
    const pages = ['-f', String(first), '-l', String(last)]
    spawnSync('pdftoppm', ['-cropbox', '-gray', '-r', String(dpi), ...pages, path, join(scratch, 'p')], {
      timeout: 120_000,
    })
    return readdirSync(scratch)
      .sort()
      .map((name) => readPgm(readFileSync(join(scratch, name))))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function readPgm(bytes: Buffer): Picture {
  const [head = '', width, height] =
    /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.subarray(0, 60).toString('latin1')) ?? []
  return { width: Number(width), height: Number(height), data: bytes.subarray(head.length) }
}

export interface Difference {
  /** Pixels that differ, outside of the band. */
  readonly outside: number
  /** Pixels that are darker in the second picture, inside the band: the marks. */
  readonly ink: number
}

/** Compares two pictures, apart from a band of `band` pixels at the top and bottom where marks are printed. */
export function compare(before: Picture, after: Picture, band: number): Difference {
  if (before.width !== after.width || before.height !== after.height) return { outside: Infinity, ink: 0 }
  let [outside, ink] = [0, 0]
  before.data.forEach((shade, i) => {
    const row = Math.floor(i / before.width)
    const other = after.data[i] ?? 0
    if (shade === other) return
    if (row >= band && row < before.height - band) outside++
    else if (other < shade) ink++
  })
  return { outside, ink }
}
