import { say, sayProblem } from '../common/say.ts'
import { plural } from '../common/words.ts'
import * as fr from '../i18n/fr.ts'

/** Puts lines aside, one after the other, and offers to take them all back. One that cannot leave does not keep the others. */
export async function removeWithUndo<Row>(
  rows: readonly Row[],
  remove: (row: Row) => Promise<unknown>,
  restore: (row: Row) => Promise<unknown>,
  reload: () => Promise<void>,
): Promise<void> {
  const done: Row[] = []
  for (const row of rows)
    await remove(row).then(
      () => done.push(row),
      (error: unknown) => sayProblem(error),
    )
  await reload()
  if (done.length === 0) return
  const undo = async (): Promise<void> => {
    for (const row of done) await restore(row).catch(sayProblem)
    await reload()
  }
  say(plural(done.length, fr.register.removed, fr.register.removedMany), { undo })
}
