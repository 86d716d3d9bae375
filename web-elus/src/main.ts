import '@hemicycle/ui/styles.css'
import './app.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { keptTextSize, paintTextSize } from './help/text-size.ts'
import { renewWhenReplaced } from './common/renew.ts'
import { registerShell } from './pwa/usePwa.ts'
import { router } from './router.ts'

renewWhenReplaced()
paintTextSize(keptTextSize())
registerShell()
createApp(App).use(createPinia()).use(router).mount('#app')
