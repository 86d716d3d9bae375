import { type Agenda, type Input, operateAgenda } from '@hemicycle/contract'
import type { Person } from './scene.ts'

type Operation = Input<typeof operateAgenda>['operations'][number]

/** One gesture on the agenda as this person last read it. */
export async function operate(person: Person, agenda: Agenda, ...operations: Operation[]): Promise<Agenda> {
  const { meetingId, version: baseVersion } = agenda
  return (await person.call(operateAgenda, { meetingId, baseVersion, operations, clientId: 'test' })).agenda
}
