import { describe, expect, it } from 'vitest'
import {
  isLateReport,
  mayWriteReport,
  REPORT_STATES,
  REPORT_STEPS,
  type ReportState,
  type ReportStep,
  reportGaps,
  reportReminderDue,
  reportSteps,
  stateAfterStep,
} from './report.ts'
import { ROLES, type Role } from './roles.ts'

const off = (state: ReportState) => ({ state, onAgenda: false })

describe('the steps of a report', () => {
  it.each<[Role, ReportState, ReportStep[]]>([
    ['AUTHOR', 'DRAFT', ['SUBMIT', 'WITHDRAW']],
    ['AUTHOR', 'SUBMITTED', ['WITHDRAW']],
    ['AUTHOR', 'RETURNED', ['SUBMIT', 'WITHDRAW']],
    ['AUTHOR', 'ACCEPTED', []],
    ['AUTHOR', 'WITHDRAWN', ['RESUME']],
    ['ASSEMBLY_OFFICE', 'DRAFT', []],
    ['ASSEMBLY_OFFICE', 'SUBMITTED', ['ACCEPT', 'RETURN', 'MOVE']],
    ['ASSEMBLY_OFFICE', 'RETURNED', ['MOVE']],
    ['ASSEMBLY_OFFICE', 'ACCEPTED', ['RETURN', 'MOVE']],
    ['ASSEMBLY_OFFICE', 'WITHDRAWN', []],
    ['COUNCILLOR', 'SUBMITTED', []],
  ])('%s, %s: %j', (role, state, steps) => expect(reportSteps(role, off(state))).toEqual(steps))

  it.each<[ReportStep, Role, ReportState, ReportState]>([
    ['SUBMIT', 'AUTHOR', 'DRAFT', 'SUBMITTED'],
    ['SUBMIT', 'AUTHOR', 'RETURNED', 'SUBMITTED'],
    ['WITHDRAW', 'AUTHOR', 'SUBMITTED', 'WITHDRAWN'],
    ['RESUME', 'AUTHOR', 'WITHDRAWN', 'DRAFT'],
    ['ACCEPT', 'ASSEMBLY_OFFICE', 'SUBMITTED', 'ACCEPTED'],
    ['RETURN', 'ADMINISTRATOR', 'ACCEPTED', 'RETURNED'],
    ['MOVE', 'ASSEMBLY_OFFICE', 'ACCEPTED', 'ACCEPTED'],
  ])('%s by %s: %s becomes %s', (step, role, from, to) =>
    expect(stateAfterStep(step, role, off(from))).toBe(to),
  )

  it('leaves what is on the agenda to the office', () => {
    expect(reportSteps('AUTHOR', { state: 'RETURNED', onAgenda: true })).toEqual(['SUBMIT'])
  })

  it('offers exactly what it lets be taken', () => {
    for (const role of ROLES)
      for (const state of REPORT_STATES)
        for (const onAgenda of [false, true])
          for (const step of REPORT_STEPS) {
            const standing = { state, onAgenda }
            const take = () => stateAfterStep(step, role, standing)
            if (reportSteps(role, standing).includes(step)) expect(take()).toBeTypeOf('string')
            else expect(take).toThrow()
          }
  })

  it('says FORBIDDEN to the wrong role, NOT_ALLOWED_NOW at the wrong time', () => {
    expect(() => stateAfterStep('ACCEPT', 'AUTHOR', off('SUBMITTED'))).toThrow('FORBIDDEN')
    expect(() => stateAfterStep('ACCEPT', 'ASSEMBLY_OFFICE', off('DRAFT'))).toThrow('NOT_ALLOWED_NOW')
  })

  it('lets its author write until it is handed in, and after it comes back', () => {
    expect(REPORT_STATES.filter(mayWriteReport)).toEqual(['DRAFT', 'RETURNED'])
  })
})

describe('what a report lacks', () => {
  const whole = {
    title: 'Entretien des ponts',
    department: 'Routes',
    files: [{ kind: 'REPORT' as const, refused: false }],
  }
  it.each([
    [{}, []],
    [{ title: ' ' }, ['TITLE']],
    [{ department: '' }, ['DEPARTMENT']],
    [{ files: [] }, ['REPORT_FILE']],
    [{ files: [{ kind: 'ANNEX' as const, refused: true }] }, ['REPORT_FILE', 'REFUSED_FILE']],
    [{ title: '', department: '', files: [] }, ['TITLE', 'DEPARTMENT', 'REPORT_FILE']],
  ])('%j: %j', (change, gaps) => expect(reportGaps({ ...whole, ...change })).toEqual(gaps))

  it.each([
    ['2026-11-30', '2026-11-30', false],
    ['2026-12-01', '2026-11-30', true],
    ['2026-12-01', null, false],
  ])('handed in on %s, due on %s: late %s', (on, due, late) => expect(isLateReport(on, due)).toBe(late))

  it.each([
    [8, null],
    [7, 7],
    [5, 7],
    [2, 2],
    [0, 2],
    [-1, null],
  ])('%i days before the due date, the reminder of day %s is due', (left, days) =>
    expect(reportReminderDue([7, 2], left)).toBe(days),
  )
})
