import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type Finding,
  readZip,
  type Report,
  sentenceOf,
  verdictSentence,
  verifyDossier,
} from '@hemicycle/proof'
import { frenchDate } from '@hemicycle/domain'
import { verifierPage } from '../features/proofs/verifier-page.ts'

const USAGE = `Usage : hemicycle verify DOSSIER.zip [DOCUMENT…] [--ca CERTIFICATS.pem]
        hemicycle verify --page > verificateur.html

Vérifie un dossier de preuve, sans serveur ni réseau, et dit ce qui y a été changé.

  DOCUMENT…   fichiers à comparer, octet pour octet, à ceux de l’envoi
  --ca        certificats (PEM) de l’autorité d’horodatage, pris ailleurs que dans le dossier
  --page      écrit le vérificateur en une page HTML qui se suffit à elle-même`

const MARKS: Readonly<Record<Finding['level'], string>> = { SOUND: '✓', NOTE: '·', FAULT: '✗' }

/** `hemicycle verify`: 0 when nothing is wrong, 1 when something is, 2 when it is wrongly called. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ca: { type: 'string' }, page: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.page) {
    process.stdout.write(await verifierPage())
    return 0
  }
  const [dossier, ...documents] = positionals
  if (values.help || !dossier) {
    ;(values.help ? console.log : console.error)(USAGE)
    return values.help ? 0 : 2
  }
  const report = await verify(dossier, documents, values.ca ?? null)
  for (const line of linesOf(report)) console.log(line)
  return report.verdict === 'FAULTY' ? 1 : 0
}

async function verify(dossier: string, documents: readonly string[], ca: string | null): Promise<Report> {
  const given = await Promise.all(
    documents.map(async (path) => ({ name: basename(path), bytes: new Uint8Array(await readFile(path)) })),
  )
  const trusted = ca === null ? null : await readFile(ca, 'utf8')
  return verifyDossier(filesOf(await readFile(dossier)), { documents: given, trusted })
}

function filesOf(bytes: Uint8Array) {
  try {
    return readZip(bytes)
  } catch {
    throw new Error('Ce fichier n’est pas un ZIP, ou il est abîmé.')
  }
}

function linesOf(report: Report): string[] {
  const { dispatch, findings } = report
  const head = dispatch
    ? [
        `${dispatch.authority.name}, ${dispatch.meeting.body}, ${frenchDate(dispatch.meeting.date)}`,
        `Envoi ${dispatch.dispatchId}`,
        '',
      ]
    : []
  return [
    ...head,
    ...findings.map((finding) => `${MARKS[finding.level]} ${sentenceOf(finding)}`),
    '',
    verdictSentence(report),
  ]
}
