import { search, type SearchResult } from '@hemicycle/contract'
import type { SearchKind } from '@hemicycle/domain'
import { formatDate, type Command, type IconName } from '@hemicycle/ui'
import { onScopeDispose, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { call } from '../api.ts'
import * as fr from '../i18n/fr.ts'
import { remember } from './recent.ts'

const words = fr.command
const PAUSE_MS = 200
const LEAST_LETTERS = 3
const ICONS: Readonly<Record<SearchKind, IconName>> = {
  REPORT: 'report',
  DELIBERATION: 'gavel',
  ANNEX: 'clip',
  MINUTES: 'journal',
  AID: 'euro',
  RULES: 'scale',
  INFO: 'info',
  PERSON: 'user',
  SERVICE: 'phone',
}

/** What is found in the texts of every meeting and publication, as commands: the search of the service, as one types. */
export function useFound() {
  const router = useRouter()
  const found = shallowRef<readonly Command[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  async function ask(typed: string): Promise<void> {
    const mine = ++turn
    const reply = await call(search, { q: typed.slice(0, 200) }).catch(() => null)
    if (mine !== turn) return
    found.value = (reply?.results ?? []).map((result) => commandOf(result, typed))
  }
  function commandOf(result: SearchResult, typed: string): Command {
    const { id, kind, title, number, bodyName, date } = result
    const name = title.map(({ text }) => text).join('')
    const label = [number, name].filter(Boolean).join(' ')
    const page = result.pages[0]
    const about = [
      words.kinds[kind],
      bodyName,
      date && formatDate(date, { weekday: false }),
      page && words.page(page.page),
    ]
    const path = router.resolve(placeOf(result)).fullPath
    return {
      id: `found ${id}`,
      group: words.found,
      label,
      hint: about.filter(Boolean).join(' · '),
      icon: ICONS[kind],
      // The bar sorts what it is given by letters; what the service has found stays, however it found it.
      words: typed,
      run: () => {
        remember({ path, label })
        return router.push(path)
      },
    }
  }
  onScopeDispose(() => clearTimeout(timer))
  return {
    found,
    look(typed: string): void {
      clearTimeout(timer)
      turn += 1
      found.value = []
      if (typed.trim().length >= LEAST_LETTERS) timer = setTimeout(() => void ask(typed), PAUSE_MS)
    },
  }
}

function placeOf({ kind, meetingId, itemId, publicationId, deliberationId }: SearchResult) {
  if (meetingId && deliberationId) return { name: 'deliberations', params: { meetingId } }
  if (meetingId) return { name: 'agenda', params: { meetingId }, query: { rapport: itemId } }
  if (publicationId) return { name: 'publication', params: { id: publicationId } }
  return { name: kind === 'SERVICE' ? 'services' : 'directory' }
}
