import { addDays, type CivilDate, civilDateIn } from '@hemicycle/domain'

/** A day to come as the demo counts them: late in the evening, Greenwich is still on the day before, and a clear day would be missing. */
export const demoDay = (ahead: number): CivilDate => addDays(civilDateIn(new Date(), 'Europe/Paris'), ahead)
