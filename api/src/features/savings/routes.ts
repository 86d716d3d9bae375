import { changeSavingsAssumptions, printSavings, readSavings } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { inTx } from '../../kernel/db/tx.ts'
import type { Feature } from '../../kernel/http/route.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { changeAssumptionsCommand } from './commands.ts'
import { savings as savingsQuery } from './queries.ts'
import { savingsSheet } from './sheet.ts'

export const savings: Feature = (routes) => {
  routes.read(readSavings, (sql) => savingsQuery(sql))
  routes.write(changeSavingsAssumptions, changeAssumptionsCommand)
  routes.raw(printSavings, async (deps, actor, { request, reply }) => {
    if (!actor) throw new Problem('NOT_SIGNED_IN')
    const year = Number((request.params as { year: string | number }).year)
    const found = await inTx(deps, actor, async (sql) => ({
      authority: (await currentAuthority(sql)).name,
      reply: await savingsQuery(sql),
    }))
    const { authority } = found
    const bytes = await savingsSheet(found.reply, { authority, year, now: deps.clock.now() })
    await reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename*=UTF-8''economies-${year}.pdf`)
      .send(Buffer.from(bytes))
  })
}
