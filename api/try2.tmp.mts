import { readFileSync } from 'node:fs'
import { readStructure } from './src/pdf/inspect/structure.ts'
console.log(readStructure(readFileSync(process.argv[2]!)))
