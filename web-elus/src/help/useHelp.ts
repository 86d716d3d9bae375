import { ref } from 'vue'

/** One help, one tour, one display panel for the whole application: opened from anywhere, shown by App.vue. */
const help = ref(false)
const tour = ref(false)
const display = ref(false)

export const useHelp = () => ({ help, tour, display })
