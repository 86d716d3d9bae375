import { changeLetter, changeSignatory, previewLetter, printHandDelivery, printLetters, printSlip, readLetter, readSignatory } from '@hemicycle/contract' // prettier-ignore
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Exchange, Feature } from '../../kernel/http/route.ts'
import { sendPdf } from '../../kernel/http/send-file.ts'
import { changeLetterCommand } from './commands.ts'
import { handDelivery, letters as lettersOf, type Scope, slip } from './papers.ts'
import { letterOf, letterPreview, type Mailing, mailingOf, signatoriesOf } from './queries.ts'
import { changeSignatoryCommand } from './signatory.ts'

export const letters: Feature = (routes) => {
  routes.read(readLetter, (sql, _actor, { bodyId, kind }) => letterOf(sql, bodyId, kind))
  routes.write(changeLetter, changeLetterCommand)
  routes.read(readSignatory, (sql, _actor, { bodyId }) => signatoriesOf(sql, bodyId))
  routes.write(changeSignatory, changeSignatoryCommand)
  routes.read(previewLetter, (sql, _actor, input, deps) => letterPreview(sql, input, deps.clock.now()))
  routes.raw(printLetters, (deps, actor, exchange) =>
    print(deps, actor, exchange, 'lettres', (mailing, scope, text) => lettersOf(mailing, scope, text)),
  )
  routes.raw(printSlip, (deps, actor, exchange) => print(deps, actor, exchange, 'bordereau', slip))
  routes.raw(printHandDelivery, (deps, actor, exchange) =>
    print(deps, actor, exchange, 'main-propre', handDelivery),
  )
}

type Paper = (mailing: Mailing, scope: Scope, text: string) => Promise<Uint8Array>

async function print(
  deps: Deps,
  actor: Actor | null,
  { request, reply }: Exchange,
  name: string,
  paper: Paper,
): Promise<void> {
  const { dispatchId } = request.params as { dispatchId: string }
  const { scope = 'ALL' } = request.query as { scope?: Scope }
  const { mailing, text } = await inTx(deps, signedIn(actor), async (sql) => {
    const found = await mailingOf(sql, dispatchId)
    return { mailing: found, text: (await letterOf(sql, found.bodyId, found.dispatch.kind)).text }
  })
  const bytes = await paper(mailing, scope, text)
  await sendPdf(reply, `${name}-${mailing.manifest.meeting.date}.pdf`, bytes)
}
