import { type Contract, exampleOf } from '@hemicycle/contract'
import { PROBLEM_STATUS } from '@hemicycle/domain'
import type * as T from 'typebox'
import { escapeHtml } from '../notify/templates.ts'
import { accessWords, nameOf, problemsOf, requiredIn } from './openapi.ts'
import { PROBLEM_WORDS } from './problem-words.ts'

/** The reference that a person reads: one page, no script, made from the contracts as the OpenAPI document is. */
export function referencePage(operations: readonly Contract[]): string {
  const tags = [...new Set(operations.map(({ tag }) => tag))]
  const chapters = tags.map((tag) => chapter(tag, operations.filter((one) => one.tag === tag))) // prettier-ignore
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>Référence de l’API Hémicycle</title><style>${STYLE}</style></head><body>
<a class="skip" href="#contenu">Aller au contenu</a>
<nav aria-label="Chapitres"><p class="brand">Hémicycle</p><ul>${tags.map((tag) => `<li><a href="#${slug(tag)}">${escapeHtml(tag)}</a></li>`).join('')}<li><a href="#problemes">Problèmes</a></li></ul></nav>
<main id="contenu"><h1>Référence de l’API</h1>${INTRODUCTION}${chapters.join('')}${problems()}</main></body></html>`
}

const INTRODUCTION = `<p>Tout ce que font les deux applications passe par ces opérations, sous <code>/api/v1</code>. Le même contenu, pour les outils&nbsp;: <a href="/api/openapi.json">openapi.json</a> (OpenAPI&nbsp;3.1).</p>
<ul><li><strong>S’identifier</strong>&nbsp;: <code>Authorization: Bearer hmc_…</code>, un jeton créé dans «&nbsp;Référentiels, Intégrations&nbsp;».</li>
<li><strong>Listes</strong>&nbsp;: <code>?limit=50</code>, puis l’adresse que donne l’en-tête <code>Link</code>.</li>
<li><strong>Relire sans recharger</strong>&nbsp;: <code>If-None-Match</code> avec l’<code>ETag</code> reçu.</li>
<li><strong>Recommencer sans doubler</strong>&nbsp;: <code>Idempotency-Key</code>, une clé par intention.</li>
<li><strong>Erreurs</strong>&nbsp;: <code>application/problem+json</code> (RFC&nbsp;9457), avec un code de la liste des <a href="#problemes">problèmes</a>.</li></ul>`

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')

const chapter = (tag: string, operations: readonly Contract[]): string =>
  `<section aria-labelledby="${slug(tag)}"><h2 id="${slug(tag)}">${escapeHtml(tag)}</h2>${operations.map(entry).join('')}</section>`

function entry(operation: Contract): string {
  const { method, path, summary, params, query, body, reply, wire, idempotent, listing } = operation
  const name = nameOf(operation)
  const marks = [idempotent ? 'Idempotency-Key' : '', listing ? 'par pages' : ''].filter(
    (mark) => mark !== '',
  )
  const parts = [
    table('Dans l’adresse', params),
    table('Paramètres', query),
    table('Contenu', body),
    body ? example('Exemple de contenu', body) : '',
    wire === 'STREAM' ? '<p>Répond par un fichier ou un flux.</p>' : example('Exemple de réponse', reply),
    `<p>Problèmes&nbsp;: ${problemsOf(operation).map((code) => `<a href="#${code}">${code}</a>`).join(', ')}.</p>`, // prettier-ignore
  ]
  return `<article><h3 id="${name}"><span class="method ${method}">${method}</span> <code>${escapeHtml(path)}</code></h3>
<p>${escapeHtml(summary)}.${marks.map((mark) => ` <span class="mark">${mark}</span>`).join('')}</p><p class="access">${escapeHtml(accessWords(operation))}</p>
<details><summary>Détails <span class="hidden">de ${escapeHtml(name)}</span></summary>${parts.join('')}</details></article>`
}

function table(caption: string, fields: T.TObject | undefined): string {
  const rows = Object.entries(fields?.properties ?? {})
  if (rows.length === 0) return ''
  const required = requiredIn(fields)
  const line = ([name, schema]: [string, T.TSchema]) =>
    `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${escapeHtml(kindOf(schema))}</td><td>${required.includes(name) ? 'oui' : 'non'}</td></tr>`
  return `<table><caption>${caption}</caption><thead><tr><th scope="col">Nom</th><th scope="col">Valeur</th><th scope="col">Obligatoire</th></tr></thead><tbody>${rows.map(line).join('')}</tbody></table>`
}

interface Kind {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly T.TSchema[]
  readonly items?: T.TSchema
}
const TYPES: Readonly<Record<string, string>> = { string: 'texte', integer: 'entier', number: 'nombre', boolean: 'vrai ou faux', object: 'objet', null: 'null', uuid: 'identifiant (UUID)', date: 'date (AAAA-MM-JJ)', 'date-time': 'instant (ISO 8601)' } // prettier-ignore

function kindOf(schema: T.TSchema): string {
  const { type = '', format, enum: values, anyOf, items } = schema as Kind
  if (values) return values.map(String).join(' | ')
  if (anyOf) return [...new Set(anyOf.map(kindOf))].join(' | ')
  if (type === 'array' && items) return `liste de : ${kindOf(items)}`
  return TYPES[format ?? type] ?? TYPES[type] ?? 'valeur'
}

const example = (title: string, schema: T.TSchema): string =>
  `<p>${title}&nbsp;:</p><pre tabindex="0">${escapeHtml(JSON.stringify(exampleOf(schema), null, 2))}</pre>`

function problems(): string {
  const line = ([code, words]: [string, string]) =>
    `<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${PROBLEM_STATUS[code as keyof typeof PROBLEM_STATUS]}</td><td>${escapeHtml(words)}</td></tr>`
  return `<section aria-labelledby="problemes"><h2 id="problemes">Problèmes</h2><table><thead><tr><th scope="col">Code</th><th scope="col">Statut</th><th scope="col">Sens</th></tr></thead><tbody>${Object.entries(PROBLEM_WORDS).map(line).join('')}</tbody></table></section>`
}

const STYLE = `:root{color-scheme:light}*{box-sizing:border-box}html{scroll-padding-top:16px}
body{margin:0;font:16px/1.55 'Public Sans',system-ui,sans-serif;color:#1b1f24;background:#fbfaf7;display:grid;grid-template-columns:240px minmax(0,1fr)}
a{color:#1f4b5f}a:focus-visible,summary:focus-visible,pre:focus-visible{outline:3px solid #1f4b5f;outline-offset:2px}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:24px;border-right:1px solid #e3dfd5;background:#fff}nav ul{list-style:none;padding:0;margin:0}nav a{display:block;padding:4px 0;text-decoration:none}nav a:hover{text-decoration:underline}
.brand{font:600 20px Georgia,serif;margin:0 0 16px;color:#1f4b5f}main{padding:32px clamp(16px,4vw,56px);max-width:1000px}
h1,h2{font-family:Georgia,serif;font-weight:600;line-height:1.2}h2{margin:48px 0 8px;border-bottom:1px solid #e3dfd5;padding-bottom:8px}
article{padding:12px 0;border-bottom:1px solid #eeeae0}article p{margin:4px 0}h3{font-size:16px;margin:0;overflow-wrap:anywhere}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{background:#f2efe7;padding:12px;overflow:auto;max-height:320px;border-radius:6px}
.method{display:inline-block;min-width:60px;font:600 12px/20px ui-monospace,monospace;text-align:center;border-radius:4px;color:#fff;background:#4a5560}.GET{background:#1f4b5f}.POST{background:#2f6b3f}.PUT,.PATCH{background:#7a4b00}.DELETE{background:#9b2c1f}
.access{color:#555c64;font-size:14px}.mark{border:1px solid #c9c3b4;border-radius:4px;padding:0 6px;font-size:13px}summary{cursor:pointer;color:#1f4b5f;width:fit-content;padding:4px 0}
table{border-collapse:collapse;width:100%;margin:8px 0;font-size:14px}caption{text-align:left;font-weight:600;padding:4px 0}td,th{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid #eeeae0;overflow-wrap:anywhere}
.hidden,.skip:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.skip:focus{position:fixed;top:8px;left:8px;background:#fff;padding:8px;z-index:1}
@media (max-width:760px){body{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid #e3dfd5;padding:16px}nav ul{columns:2}}`
