import { nextTick } from 'vue'
import * as fr from '../i18n/fr.ts'

let expected = false

/** The next page title to appear takes the focus: a screen reader then says where one has arrived. */
export const expectTitle = (): void => {
  expected = true
}

/** Called by the title of a page once it is in the document. */
export async function arrive(heading: HTMLElement | null): Promise<void> {
  if (!expected || !heading) return
  expected = false
  await nextTick()
  heading.focus({ preventScroll: true })
}

export const setTitle = (page: string): void => {
  document.title = fr.common.title(page)
}
