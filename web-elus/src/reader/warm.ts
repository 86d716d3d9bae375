import { quiet } from './quiet.ts'

let warming: Promise<void> | null = null

/** Makes ready what reading takes (its code, the thread that parses PDF) while the hand rests: the report then opens at once. */
export function warmReader(): void {
  // What did not come is asked for again when it is needed.
  warming ??= warm().catch(() => undefined)
}
async function warm(): Promise<void> {
  await quiet()
  const { warmUp } = await import('./pdf.ts')
  warmUp()
  await quiet()
  await import('../features/reader/ReaderPage.vue')
}
