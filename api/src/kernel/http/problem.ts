import { Problem, type ProblemCode, type Violation } from '@hemicycle/domain'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CONTEXTS, problemKind, WIRE_WORDS } from './problem-words.ts'

const FROM_STATUS: Record<number, ProblemCode> = {
  400: 'INVALID_INPUT',
  401: 'NOT_SIGNED_IN',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'FILE_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA',
  429: 'TOO_MANY_REQUESTS',
  503: 'UNAVAILABLE',
}

/** Every error leaves as application/problem+json (RFC 9457). What we did not foresee says nothing of itself. */
export function handleProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const problem = asProblem(error)
    if (problem.status >= 500) request.log.error({ err: safely(error) }, 'request failed')
    return sendProblem(problem, request, reply)
  })
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      ...problemKind(problem.code),
      status: problem.status,
      code: problem.code,
      detail: problem.detail,
      violations: problem.violations,
      requestId: request.id,
      extra: problem.extra,
    })
}

function asProblem(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error
  if (error.validation)
    return new Problem('INVALID_INPUT', CONTEXTS[error.validationContext ?? 'body'], {
      violations: violationsOf(error),
    })
  const code = FROM_STATUS[error.statusCode ?? 500]
  return code
    ? new Problem(code, WIRE_WORDS[error.code] ?? error.code)
    : new Problem('INTERNAL', '', { cause: error })
}

function violationsOf(error: FastifyError): Violation[] {
  return (error.validation ?? []).map((fault) => {
    const { missingProperty, additionalProperty } = fault.params as Record<string, string | undefined>
    const path = fault.instancePath.slice(1).replaceAll('/', '.')
    const field = [path, missingProperty ?? additionalProperty].filter(Boolean).join('.')
    return { field, reason: fault.keyword ?? 'invalid' }
  })
}

/** What of an error may enter the log: its kind and place, never a message that could quote a title or an address. */
export function safely(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '))
  return { type: error.name, code, stack: frames.slice(0, 8).join('\n') }
}
