import { readConfig } from '../config.ts'
import { seedDemo } from '../demo/accounts.ts'
import { openServices } from '../deps.ts'

/** Puts the demo in an empty database. */
export async function run(): Promise<number> {
  const services = await openServices({ ...readConfig(), demo: true })
  try {
    const demo = await seedDemo(services.deps)
    const said = demo?.created
      ? 'La démonstration est en place.'
      : 'La base contient déjà une collectivité : rien n’a été changé.'
    console.log(said)
    return 0
  } finally {
    await services.close()
  }
}
