import { readConfig } from '../config.ts'
import { openServices } from '../deps.ts'

/** Brings the schema up to date and leaves: what a deployment runs before the new version starts. */
export async function run(): Promise<number> {
  const services = await openServices(readConfig())
  await services.close()
  console.log('La base est à jour.')
  return 0
}
