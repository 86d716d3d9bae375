import { readdirSync, mkdtempSync } from 'node:fs'
import { assembleBundle, normalise } from './src/pdf/index.ts'
const root=process.argv[2]!
const items=[]; let n=100; const dir=mkdtempSync('/tmp/hb')
for (const f of (readdirSync(root,{recursive:true}) as string[]).sort()) { if(!f.endsWith('.pdf')) continue
  const i=await normalise(root+'/'+f, `${dir}/${n}.pdf`); if(i.verdict==='REFUSED') continue
  const path = i.derivation==='none'? root+'/'+f : `${dir}/${n}.pdf`; n++
  items.push({id:f, number: String(n), title: n%4==0? `${f} – Convention de partenariat avec le Syndicat mixte d’aménagement numérique et la Région pour le déploiement de la fibre optique dans les communes rurales, avenant n° 3` : f, rapporteur: n%3? 'Mme Claire Dupont-Lafargue':null, department: n%3?'Direction des routes':null, documents: n%5? [{id:f+'1',label:'Rapport',path}] : [{id:f+'1',label:'Rapport',path},{id:f+'2',label:'Annexe 1 – Plan de financement',path}], withdrawn: false })
}
items.push({id:'w',number:String(++n),title:'Subvention à l’association des parents d’élèves',withdrawn:true,documents:[]})
const half=Math.ceil(items.length/2)
const t=performance.now()
const r=await assembleBundle({title:'Commission permanente du 18 décembre 2026',author:'Département de Lot-et-Garonne',createdAt:'2026-12-01T08:00:00Z',cover:{authority:'Département de Lot-et-Garonne',heading:'Commission permanente',subheading:'Vendredi 18 décembre 2026, 9 h 30',lines:['Hôtel du Département, salle des délibérations','1633 avenue du Général Leclerc, Agen'],note:'Dossier de séance : ordre du jour et rapports. Les pages sont numérotées en bas à droite ; les titres de l’ordre du jour mènent aux rapports.'},
agenda:{preliminary:['Appel nominal et vérification du quorum','Approbation du procès-verbal de la séance du 20 novembre 2026'],sections:[{heading:'I – Commission développement social, insertion et habitat',items:items.slice(0,half)},{heading:'II – Commission aménagement du territoire, infrastructures, mobilités et développement numérique des territoires ruraux',items:items.slice(half)}]},stamp:{left:'CP 18/12/2026 – Rapport n° {number} – {page}/{pages}',folio:true}}, process.argv[3]!)
console.log(r.pages,r.bytes,r.sha256, Math.round(performance.now()-t))
