export * from './problems.ts'
export * from './roles.ts'
