import { chromium } from 'playwright-core'
const O='http://localhost:5110', D='/work/tmp/s7'
const b=await chromium.launch({executablePath:'/usr/bin/chromium',headless:true,args:['--no-sandbox','--disable-gpu']})
const ctx=await b.newContext({viewport:{width:1440,height:900},locale:'fr-FR',timezoneId:'Europe/Paris'})
const p=await ctx.newPage()
p.on('pageerror',e=>console.log('ERR',e.message)); p.on('console',m=>m.type()==='error'&&console.log('CON',m.text()))
await p.goto(O+'/admin/'); await p.getByLabel('Adresse électronique').fill('assemblees@vallee.example'); await p.getByLabel('Mot de passe',{exact:true}).fill('hemicycle-demo'); await p.getByRole('button',{name:'Se connecter'}).click()
await p.getByLabel('Code à 6 chiffres').waitFor()
const html=await (await fetch(O+'/dev/mailbox')).text(); await p.getByLabel('Code à 6 chiffres').fill(/<strong>(\d{6})/.exec(html)![1]!); await p.keyboard.press('Enter')
await p.waitForURL(/admin\/(?!connexion)/); await p.waitForTimeout(2500)
await p.screenshot({path:D+'/home.png'})
const links=await p.locator('nav a').evaluateAll(as=>as.map(a=>(a as HTMLAnchorElement).pathname))
console.log(links)
const m=await p.locator('a[href*="/seances/"]').first().getAttribute('href')
console.log(m)
const id=/seances\/([^/]+)/.exec(m!)![1]
for(const s of ['import','ordre-du-jour','verifications','convoquer','suivi','presences','seance']){ const r=await p.goto(`${O}/admin/seances/${id}/${s}`); await p.waitForTimeout(2500); await p.screenshot({path:`${D}/m-${s}.png`}) }
for(const l of links.slice(0,30)){ if(!l||l.includes('seances/'))continue; await p.goto(O+l); await p.waitForTimeout(1800); await p.screenshot({path:`${D}/n-${l.replace(/\W+/g,'_')}.png`}) }
await ctx.storageState({path:D+'/state.json'})
await b.close()
