import { forgetAddresses } from '../reader/address.ts'
import { useAttendance } from './attendance.ts'
import { useConvocations } from './convocations.ts'
import { usePublications } from './publications.ts'
import { useTexts } from './texts.ts'

/** Once the session has ended, the next person finds nothing of what the one before read. */
export function useForget(): () => void {
  const stores = [useConvocations(), useAttendance(), usePublications(), useTexts()]
  return () => {
    stores.forEach((store) => store.forget())
    forgetAddresses()
  }
}
