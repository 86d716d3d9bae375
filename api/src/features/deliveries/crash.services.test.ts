import { describeCrashes } from './crash.contract.ts'

// Fails when there is no Redis: this suite is asked for by name.
const { REDIS_URL } = process.env
if (!REDIS_URL) throw new Error('REDIS_URL is needed by this suite')
describeCrashes('redis', { REDIS_URL })
