import type { Deps } from '../../kernel/deps.ts'
import type { Tick } from '../../kernel/jobs/ticks.ts'
import { readReturned } from '../../kernel/notify/returned/read.ts'
import { applyReturn } from './returns.ts'

/** Reads the mailbox of returned mails, where one is configured. Two processes that read the same mail say the same thing twice. */
export const readReturns: Tick<Deps> = {
  name: 'deliveries.returns',
  everyMs: 60_000,
  run: async (deps) => {
    const { imapUrl } = deps.config.bounces
    if (!imapUrl) return
    // Loaded where it is used: most processes never read a mailbox.
    const { readMailbox } = await import('../../kernel/notify/returned/mailbox.ts')
    await readMailbox(imapUrl, async (source) => {
      const returned = await readReturned(source)
      if (returned) await applyReturn(deps, returned)
    })
  },
}
