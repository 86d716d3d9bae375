import type { ReadingProfile } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { faultsOf, formOf, profileOf } from './lists.ts'

const PROFILE: ReadingProfile = {
  version: 1,
  name: 'Maison',
  base: 'FRENCH',
  labels: {
    title: ['Objet', 'Intitulé'],
    rapporteur: [],
    department: ['Service'],
    committee: [],
    policy: [],
    reportNumber: [],
    actNumber: [],
    other: [],
  },
  headings: { report: ['Note au conseil'], deliberation: [], annex: [] },
  rapporteurPhrases: ['{nom} rapporte'],
  ignoredLines: [],
  departments: ['Routes'],
  committees: [],
  policies: [],
  confidentialWords: [],
  numberShapes: ['CP/####'],
}

describe('the lists of a profile', () => {
  it('are the same once they were in a form', () => {
    expect(profileOf(formOf(PROFILE))).toEqual(PROFILE)
  })

  it('leave blank lines and blanks around out', () => {
    const form = formOf(PROFILE)
    form.lists['departments'] = '\n  Routes \n\n Culture\n'
    expect(profileOf(form).departments).toEqual(['Routes', 'Culture'])
  })

  it('say which line is wrong, in its list', () => {
    const faults = faultsOf(
      [
        { field: 'labels.title.1', reason: 'TWICE' },
        { field: 'departments', reason: 'TOO_MANY' },
        { field: 'name', reason: 'EMPTY' },
      ],
      PROFILE,
    )
    expect(faults).toEqual({
      'labels.title': 'Ligne 2 («\u00a0Intitulé\u00a0»)\u00a0: déjà écrit plus haut.',
      departments: '200 lignes au plus.',
      name: 'Donnez un nom au profil.',
    })
  })
})
