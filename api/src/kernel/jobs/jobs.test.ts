import { describeJobs } from './jobs.contract.ts'

describeJobs('postgres')
