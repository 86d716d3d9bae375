import { readdirSync } from 'node:fs'
import { inspect } from './src/pdf/inspect/inspect.ts'
const root=process.argv[2]!
for (const f of readdirSync(root,{recursive:true}) as string[]) { if(!f.endsWith('.pdf')) continue
  const t=performance.now(); const i=await inspect(root+'/'+f)
  console.log(f.padEnd(40), i.verdict, i.refusal??'', i.derivation, i.pages, `[${i.reason}]`, i.encrypted?'ENC':'', i.signed?'SIG':'', i.xfa?'XFA':'', Math.round(performance.now()-t)+'ms')
}
