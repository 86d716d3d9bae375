import { type Contract, exampleOf, ProblemBody } from '@hemicycle/contract'
import * as all from '@hemicycle/contract'
import { PROBLEM_STATUS, type ProblemCode } from '@hemicycle/domain'
import type * as T from 'typebox'
import { problemKind, PROBLEM_WORDS } from './problem-words.ts'

type Json = Record<string, unknown>
type Fields = T.TObject | undefined

const NAMES = new Map(Object.entries(all as Record<string, unknown>).map(([name, value]) => [value, name]))
/** The name of an operation's constant: what generated clients call it. */
export const nameOf = (operation: Contract): string =>
  NAMES.get(operation) ?? `${operation.method}${operation.path}`

/** The contracts again, as an OpenAPI 3.1 document: nothing in it is written by hand, so nothing in it is out of date. */
export function openApiOf(operations: readonly Contract[], publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const path = `/api/v1${operation.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hémicycle',
      version: '1',
      summary: 'Du dossier de rapports aux élus informés',
      description: 'Toutes les opérations des deux applications. Erreurs : RFC 9457. Guide : docs/integrators.md.', // prettier-ignore
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Session d’une personne : dix minutes, renouvelée par POST /session/refresh.' }, // prettier-ignore
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'hmc_…', description: 'Jeton d’un autre système : créé dans « Intégrations », limité à ses droits.' }, // prettier-ignore
      },
      schemas: { Problem: plain(ProblemBody) },
      headers: {
        Link: { description: 'Adresse de la page suivante, quand il en reste une (RFC 8288, rel="next").', schema: { type: 'string' } }, // prettier-ignore
        ETag: { description: 'Empreinte de la réponse, à rendre dans If-None-Match.', schema: { type: 'string' } }, // prettier-ignore
      },
    },
  }
}

function describe(operation: Contract): Json {
  const { access, scope, body } = operation
  return {
    operationId: nameOf(operation),
    summary: operation.summary,
    description: accessWords(operation),
    tags: [operation.tag],
    security: access === 'PUBLIC' ? [] : [{ session: [] }, ...(scope ? [{ token: [scope] }] : [])],
    parameters: parametersOf(operation),
    ...(operation.wire === 'UPLOAD' && { requestBody: UPLOAD }),
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: { ...successOf(operation), ...refusalsOf(operation) },
  }
}

/** Who may call it, in words. */
export function accessWords({ access, scope }: Contract): string {
  if (access === 'PUBLIC') return 'Ouvert à tous.'
  const who = access === 'SIGNED_IN' ? 'toute personne connectée' : access.join(', ')
  return `Accès : ${who}. ${scope ? `Jeton : ${scope}.` : 'Fermé aux jetons.'}`
}

const UPLOAD = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: { type: 'object', properties: { file: { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } } } }, // prettier-ignore
    },
  },
}

function parametersOf({ params, query, idempotent, method, wire }: Contract): Json[] {
  const header = (name: string, description: string) => ({ name, in: 'header', required: false, description, schema: { type: 'string', maxLength: 200 } }) // prettier-ignore
  return [
    ...fieldsOf(params, 'path'),
    ...fieldsOf(query, 'query'),
    ...(idempotent ? [header('Idempotency-Key', 'La même clé et le même contenu redonnent la première réponse, sans refaire.')] : []), // prettier-ignore
    ...(method === 'GET' && wire === 'JSON' ? [header('If-None-Match', 'L’ETag de la dernière lecture : 304 si rien n’a changé.')] : []), // prettier-ignore
  ]
}

export const requiredIn = (fields: Fields): readonly string[] =>
  (fields?.required as readonly string[] | undefined) ?? []

const fieldsOf = (fields: Fields, place: 'path' | 'query'): Json[] =>
  Object.entries(fields?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || requiredIn(fields).includes(name),
    ...(schema as { description?: string }).description && { description: (schema as { description?: string }).description }, // prettier-ignore
    schema: plain(schema),
    example: exampleOf(schema, name),
  }))

function successOf({ method, status, reply, wire, listing }: Contract): Json {
  if (wire === 'STREAM')
    return {
      [status]: { description: 'Le fichier, ou le flux.', content: { 'application/octet-stream': {} } },
    }
  const reads = method === 'GET'
  const headers = { ...(reads && { ETag: ref('headers/ETag') }), ...(listing && { Link: ref('headers/Link') }) } // prettier-ignore
  return {
    [status]: { description: 'Fait.', headers, content: json(reply) },
    ...(reads && { 304: { description: 'Rien n’a changé depuis l’ETag donné.' } }),
  }
}

/** What an operation may refuse: what its contract tells, and what any of its kind may. */
export function problemsOf(operation: Contract): ProblemCode[] {
  const { access, params, query, body, idempotent, wire, problems } = operation
  const codes: ProblemCode[] = [
    ...(params || query || body || wire === 'UPLOAD' ? (['INVALID_INPUT'] as const) : []),
    ...(access === 'PUBLIC' ? [] : (['NOT_SIGNED_IN', 'FORBIDDEN'] as const)),
    ...(idempotent ? (['IDEMPOTENCY_MISMATCH'] as const) : []),
    ...(body || wire === 'UPLOAD' ? (['FILE_TOO_LARGE', 'UNSUPPORTED_MEDIA'] as const) : []),
    ...problems,
    'TOO_MANY_REQUESTS',
    'INTERNAL',
    'UNAVAILABLE',
  ]
  return [...new Set(codes)]
}

function refusalsOf(operation: Contract): Json {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of problemsOf(operation))
    byStatus.set(PROBLEM_STATUS[code], [...(byStatus.get(PROBLEM_STATUS[code]) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `${code} : ${PROBLEM_WORDS[code]}`).join(' '),
        content: {
          'application/problem+json': {
            schema: ref('schemas/Problem'),
            examples: Object.fromEntries(codes.map((code) => [code, { value: problemExample(code) }])),
          },
        },
      },
    ]),
  )
}

const problemExample = (code: ProblemCode): Json => ({
  ...problemKind(code),
  status: PROBLEM_STATUS[code],
  code,
  detail: '',
  violations: code === 'INVALID_INPUT' ? [{ field: 'date', reason: 'format' }] : [],
  requestId: '0190f5c4-7a1e-7c3b-9d2f-5b8e1a6c4d20',
  extra: code === 'STALE_VERSION' ? { version: 4 } : {},
})

const ref = (path: string): Json => ({ $ref: `#/components/${path}` })
const json = (schema: T.TSchema): Json => ({
  'application/json': { schema: plain(schema), example: exampleOf(schema) },
})
/** A schema without the marks that its library keeps for itself. */
const plain = (schema: T.TSchema): Json => JSON.parse(JSON.stringify(schema)) as Json
