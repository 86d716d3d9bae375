type Run = (args: readonly string[]) => Promise<number>

/** Each command is loaded only when it is asked for: `bundle` needs neither the server nor the database. */
const commands: Record<string, { readonly says: string; readonly load: () => Promise<Run> }> = {
  start: {
    says: 'démarre le service (ou une partie : --role web, --role worker)',
    load: async () => (await import('./start.ts')).run,
  },
  bundle: {
    says: 'assemble un dossier de rapports en un seul PDF, sans serveur',
    load: async () => (await import('./bundle.ts')).run,
  },
  verify: {
    says: 'vérifie un dossier de preuve, sans serveur ni réseau',
    load: async () => (await import('./verify.ts')).run,
  },
  migrate: {
    says: 'met à jour la base de données',
    load: async () => (await import('./migrate.ts')).run,
  },
  seed: {
    says: 'crée l’assemblée de démonstration',
    load: async () => (await import('./seed.ts')).run,
  },
  doctor: {
    says: 'vérifie l’installation et dit ce qui manque',
    load: async () => (await import('./doctor.ts')).run,
  },
}

const usage = (): string =>
  [
    'Usage : hemicycle COMMANDE [options]',
    '',
    ...Object.entries(commands).map(([name, { says }]) => `  ${name.padEnd(10)}${says}`),
    '',
    'Pour les options d’une commande : hemicycle COMMANDE --help',
  ].join('\n')

/** The command line: returns the exit status (0 done, 1 failed, 2 wrongly called). */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(usage())
    return 0
  }
  const command = Object.entries(commands).find(([known]) => known === name)?.[1]
  if (!command) {
    console.error(name === undefined ? usage() : `Commande inconnue : ${name}\n\n${usage()}`)
    return 2
  }
  try {
    return await (
      await command.load()
    )(rest)
  } catch (error) {
    if (isWrongUsage(error)) {
      console.error(error.message)
      return 2
    }
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}

/** What `parseArgs` throws at an unknown or incomplete option. */
const isWrongUsage = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
