import type { GivenDocument } from '../check-documents.ts'
import type { Finding } from '../finding.ts'
import { sentenceOf, verdictSentence } from '../fr.ts'
import { type Report, verifyDossier } from '../verify.ts'
import { readZip } from '../zip.ts'

// The page of the verifier: no framework, no network, everything in this one file.

type Child = Node | string
function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())
const filesOf = (input: HTMLInputElement): File[] => [...(input.files ?? [])]

function fileField(id: string, label: string, hint: string, attributes: Readonly<Record<string, string>>) {
  const input = element('input', { type: 'file', id, 'aria-describedby': `${id}-aide`, ...attributes })
  const field = element(
    'div',
    { class: 'field' },
    element('label', { for: id }, label),
    element('p', { id: `${id}-aide`, class: 'hint' }, hint),
    input,
  )
  return { field, input: input as HTMLInputElement }
}

const dossier = fileField('dossier', 'Dossier de preuve', 'Le fichier ZIP, tel que vous l’avez reçu.', { accept: '.zip' }) // prettier-ignore
const documents = fileField('documents', 'Documents à comparer (facultatif)', 'Sont-ils, à l’octet près, de ceux qui ont été envoyés ?', { multiple: '' }) // prettier-ignore
const authority = fileField('autorite', 'Certificats de l’autorité d’horodatage (facultatif)', 'Un fichier PEM pris chez elle. Sans lui, la page se fie à celui du dossier.', { accept: '.pem,.crt,.cer' }) // prettier-ignore
const result = element('section', { 'aria-live': 'polite', id: 'resultat' })

document.getElementById('verificateur')?.append(
  element('p', { class: 'brand' }, 'Hémicycle'),
  element('h1', {}, 'Vérifier un dossier de preuve'),
  element('p', {}, 'Tout se passe dans cette page, sur votre appareil : rien n’est envoyé, aucun réseau n’est nécessaire.'), // prettier-ignore
  dossier.field,
  documents.field,
  authority.field,
  result,
)
for (const { input } of [dossier, documents, authority]) input.addEventListener('change', () => void show())

let turn = 0
async function show(): Promise<void> {
  const [file] = filesOf(dossier.input)
  if (!file) return
  const mine = ++turn
  result.replaceChildren(element('p', {}, 'Vérification en cours…'))
  const shown = await check(file).then(reportOf, unreadable)
  // A later choice may have been answered before.
  if (mine === turn) result.replaceChildren(...shown)
}

async function check(file: File): Promise<Report> {
  const given: GivenDocument[] = []
  for (const one of filesOf(documents.input)) given.push({ name: one.name, bytes: await bytesOf(one) })
  const [pem] = filesOf(authority.input)
  return verifyDossier(readZip(await bytesOf(file)), {
    documents: given,
    trusted: pem ? await pem.text() : null,
  })
}

const unreadable = (): Child[] => [
  element('h2', { class: 'FAULTY' }, 'Ce fichier ne peut pas être lu.'),
  element('p', {}, 'Ce n’est pas un ZIP, ou il est abîmé.'),
]

const MARKS: Readonly<Record<Finding['level'], string>> = {
  FAULT: 'Anomalie',
  NOTE: 'À savoir',
  SOUND: 'Exact',
}
const ORDER: readonly Finding['level'][] = ['FAULT', 'NOTE', 'SOUND']

function reportOf(report: Report): Child[] {
  const { dispatch, verdict, findings } = report
  const sorted = ORDER.flatMap((level) => findings.filter((finding) => finding.level === level))
  const head = dispatch
    ? [
        element('p', {}, element('b', {}, dispatch.authority.name), ` – ${dispatch.meeting.body}, séance du ${dayOf(dispatch.meeting.date)}`), // prettier-ignore
        element('p', { class: 'hint' }, `Envoi ${dispatch.dispatchId}`),
      ]
    : []
  return [
    element('h2', { class: verdict }, verdictSentence(report)),
    ...head,
    element(
      'ul',
      {},
      ...sorted.map((finding) =>
        element('li', { class: finding.level }, element('b', {}, MARKS[finding.level]), sentenceOf(finding)),
      ),
    ),
  ]
}

/** A civil date in French; it has no zone. */
const dayOf = (date: string): string =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })
