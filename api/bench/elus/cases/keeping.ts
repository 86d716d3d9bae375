import { enter, openDevice } from '../device.ts'
import { REPORT_PAGES, type Stage } from '../stage.ts'
import { measureReading, type Reading } from './reading.ts'
import { keepOnDevice, type Storing } from './storing.ts'

export interface Keeping {
  readonly storing: Storing
  readonly reading: Reading
}

/** The meeting of 60 MB kept on a device, then read there without network. */
export async function measureKeeping({ browser, origin, small }: Stage): Promise<Keeping> {
  const device = await openDevice(browser, 'FAST')
  await enter(device, origin)
  const storing = await keepOnDevice(device)
  const reading = await measureReading(device, (await small()).meetingId, REPORT_PAGES)
  return { storing, reading }
}
