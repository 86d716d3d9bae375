import type { Failure } from '../src/vault/shared/messages.ts'

/** An error that the page has a sentence for. */
export const failureOf = (failure: Failure): Error => Object.assign(new Error(failure), { name: 'Failure' })
