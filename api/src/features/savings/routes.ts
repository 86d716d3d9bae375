import { changeSavingsAssumptions, printSavings, readSavings } from '@hemicycle/contract'
import { inTx } from '../../kernel/db/tx.ts'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Feature } from '../../kernel/http/route.ts'
import { sendPdf } from '../../kernel/http/send-file.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { changeAssumptionsCommand } from './commands.ts'
import { savings as savingsQuery } from './queries.ts'
import { savingsSheet } from './sheet.ts'

export const savings: Feature = (routes) => {
  routes.read(readSavings, (sql) => savingsQuery(sql))
  routes.write(changeSavingsAssumptions, changeAssumptionsCommand)
  routes.raw(printSavings, async (deps, actor, { request, reply }) => {
    const year = Number((request.params as { year: string | number }).year)
    const found = await inTx(deps, signedIn(actor), async (sql) => ({
      authority: (await currentAuthority(sql)).name,
      reply: await savingsQuery(sql),
    }))
    const { authority } = found
    const bytes = await savingsSheet(found.reply, { authority, year, now: deps.clock.now() })
    await sendPdf(reply, `economies-${year}.pdf`, bytes)
  })
}
