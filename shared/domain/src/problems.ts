/** The closed list of what can go wrong, with the HTTP status of each. The French sentence is in each application's i18n/fr.ts. */
export const PROBLEM_STATUS = {
  INVALID_INPUT: 400,
  NOT_SIGNED_IN: 401,
  BAD_CREDENTIALS: 401,
  SECOND_FACTOR_INVALID: 401,
  SESSION_REVOKED: 401,
  LINK_EXPIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  STALE_VERSION: 409,
  NOT_ALLOWED_NOW: 409,
  NUMBERS_FROZEN: 409,
  DUPLICATE: 409,
  IN_USE: 409,
  IDEMPOTENCY_MISMATCH: 409,
  DEADLINE_PASSED: 409,
  NOTHING_TO_SEND: 409,
  BUNDLE_NOT_READY: 409,
  PERSONAL_DATA: 409,
  ANSWERS_CLOSED: 409,
  PROXY_REFUSED: 409,
  FILE_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA: 415,
  RANGE_NOT_SATISFIABLE: 416,
  TEMPLATE_INVALID: 422,
  PASSKEY_REFUSED: 422,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const
export type ProblemCode = keyof typeof PROBLEM_STATUS

/** Why a file cannot enter the bundle. Shown by name with a way out; never blocks the other files. */
export const REFUSALS = [
  'NOT_A_PDF',
  'EMPTY_FILE',
  'PASSWORD_REQUIRED',
  'DAMAGED',
  'NO_PAGE',
  'TOO_LARGE',
  'TOO_SLOW',
  'DYNAMIC_FORM',
  'NOT_CONVERTED',
  'CONVERSION_FAILED',
  'NESTED_ARCHIVE',
  'ARCHIVE_DAMAGED',
] as const
export type Refusal = (typeof REFUSALS)[number]

export interface Violation {
  readonly field: string
  readonly reason: string
}

/** The one error of the product. `detail` is for developers and logs: it holds no title, address or token. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: string
  readonly violations: readonly Violation[]
  readonly extra: Readonly<Record<string, unknown>>

  constructor(
    code: ProblemCode,
    detail = '',
    options: {
      violations?: readonly Violation[]
      extra?: Readonly<Record<string, unknown>>
      cause?: unknown
    } = {},
  ) {
    super(detail === '' ? code : `${code}: ${detail}`, { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.detail = detail
    this.violations = options.violations ?? []
    this.extra = options.extra ?? {}
  }

  get status(): number {
    return PROBLEM_STATUS[this.code]
  }
}
