import { hash, verify } from '@node-rs/argon2'

/** Argon2id, 19 MiB, 2 passes, 1 lane: the OWASP baseline (Password Storage Cheat Sheet, 2024). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
let decoy: Promise<string> | null = null

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), PARAMETERS)

/** Takes the same time for an unknown account: the answer's delay must not say whether the address exists. */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a decoy, so that unknown accounts cost as much as known ones')
  const good = await verify(stored ?? (await decoy), password.normalize('NFC'))
  return good && stored !== null
}
