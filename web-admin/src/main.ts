import '@hemicycle/ui/styles.css'
import './styles/shell.css'
import './styles/tables.css'
import './styles/session.css'
import './styles/home.css'
import './styles/imports.css'
import './styles/desk.css'
import './styles/sheet.css'
import './styles/versions.css'
import './styles/checks.css'
import './styles/dispatch.css'
import './styles/tracking.css'
import './styles/register.css'
import './styles/reports.css'
import './styles/publications.css'
import './styles/print.css'
import { useTheme } from '@hemicycle/ui'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createAdminRouter } from './router.ts'

useTheme()
const app = createApp(App)
app.use(createPinia())
app.use(createAdminRouter())
app.mount('#app')
