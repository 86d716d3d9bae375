import { Problem } from '@hemicycle/domain'

/** The row that a change is about, as the person who changes it saw it: missing or changed since, nothing is written. */
export function current<R extends { version: number }>(row: R | undefined, version: number, what: string): R {
  const found = existing(row, what)
  if (found.version !== version) throw new Problem('STALE_VERSION', '', { extra: { version: found.version } })
  return found
}

export function existing<R>(row: R | undefined, what: string): R {
  if (!row) throw new Problem('NOT_FOUND', what)
  return row
}

/** A unique constraint that said no is a DUPLICATE of the field it protects, not a failure of the server. */
export async function unique<R>(
  fields: Readonly<Record<string, string>>,
  write: () => Promise<R>,
): Promise<R> {
  try {
    return await write()
  } catch (error) {
    const { code, constraint = '' } = causeOf(error)
    const field = fields[constraint]
    if (code !== '23505' || !field) throw error
    throw new Problem('DUPLICATE', field, { violations: [{ field, reason: 'already used' }], cause: error })
  }
}

function causeOf(error: unknown): { code?: string; constraint?: string } {
  const { cause } = error as { cause?: unknown }
  return (cause ?? error) as { code?: string; constraint?: string }
}
