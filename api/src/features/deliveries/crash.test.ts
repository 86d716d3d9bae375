import { describeCrashes } from './crash.contract.ts'

describeCrashes('postgres')
