import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { keptTextSize, paintTextSize } from './help/text-size.ts'
import { registerShell } from './pwa/usePwa.ts'
import { router } from './router.ts'

paintTextSize(keptTextSize())
registerShell()
createApp(App).use(createPinia()).use(router).mount('#app')
