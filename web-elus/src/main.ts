import '@hemicycle/ui/styles.css'
import './app.css'
import './early.ts'
import { renewWhenReplaced } from './common/renew.ts'

renewWhenReplaced()
void import('./mount.ts')
// Most starts are here.
if (location.pathname === '/') void import('./features/home/HomePage.vue').catch(() => undefined)
