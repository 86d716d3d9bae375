import { SCOPES } from '@hemicycle/domain'
import type * as T from 'typebox'
import { Check } from 'typebox/value'
import { expect, it } from 'vitest'
import type { Contract } from './contract.ts'
import * as all from './index.ts'

const operations = Object.entries(all as Record<string, unknown>).filter(
  (entry): entry is [string, Contract] => typeof entry[1] === 'object' && 'wire' in (entry[1] as object),
)

it('has an example of every part of every operation, that its own schema accepts', () => {
  const refused = operations.flatMap(([name, { params, query, body, reply, wire }]) =>
    Object.entries({ params, query, body, ...(wire === 'STREAM' ? {} : { reply }) }).flatMap(
      ([part, schema]) =>
        schema && !Check(schema, all.exampleOf(schema as T.TSchema)) ? [`${name}.${part}`] : [],
    ),
  )
  expect(operations.length).toBeGreaterThan(100)
  expect(refused).toEqual([])
})

it('opens to tokens what the office may do, and nothing else', () => {
  for (const [name, { scope, access }] of operations)
    if (scope) expect([name, access]).toEqual([name, expect.arrayContaining(['ASSEMBLY_OFFICE'])])
  const opened = new Set(operations.map(([, { scope }]) => scope))
  expect(SCOPES.filter((scope) => !opened.has(scope))).toEqual([])
  const scopes = new Map(operations.map(([name, { scope }]) => [name, scope]))
  expect(scopes.get('createMeeting')).toBe('meetings:write')
  expect(scopes.get('createLink')).toBe('meetings:read')
  for (const personal of ['signIn', 'inviteAccount', 'changeAuthority', 'saveAnnotation', 'revokeDevice'])
    expect([personal, scopes.get(personal)]).toEqual([personal, null])
})

it('pages every list', () => {
  const lists = operations.filter(([name]) => name.startsWith('list'))
  const whole = lists.filter(([, { listing }]) => !listing).map(([name]) => name)
  // Four say more than their rows; OParl has pages of its own.
  expect(whole.sort()).toEqual([
    'listNoticeRules',
    'listOparl',
    'listProfiles',
    'listQuorumRules',
    'listReaders',
  ])
})

it('does once what is asked twice with one key, wherever something is made', () => {
  const made = operations.filter(
    ([, { status, wire, access }]) => status === 201 && wire === 'JSON' && access !== 'PUBLIC',
  )
  const twice = made.filter(([, { idempotent }]) => !idempotent).map(([name]) => name)
  // A reply that is kept would keep the secret, or the link; a device names itself.
  expect(twice.sort()).toEqual([
    'addPasskey',
    'createFeed',
    'createProofLink',
    'createToken',
    'createWebhook',
    'trustDevice',
  ])
})
