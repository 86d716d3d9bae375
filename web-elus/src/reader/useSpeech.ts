import { onScopeDispose, ref } from 'vue'

/** Reads pieces of text aloud with a French voice of the device, one after the other; `at` is the one being read. */
export function useSpeech() {
  const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined
  const at = ref<number | null>(null)
  const paused = ref(false)
  let turn = 0

  const voice = () => speech?.getVoices().find((one) => one.lang.startsWith('fr')) ?? null
  function say(texts: readonly string[], index: number, mine: number): void {
    const text = texts[index]
    if (!speech || text === undefined || mine !== turn) {
      if (mine === turn) at.value = null
      return
    }
    at.value = index
    const words = new SpeechSynthesisUtterance(text)
    words.lang = 'fr-FR'
    words.voice = voice()
    words.onend = () => say(texts, index + 1, mine)
    words.onerror = () => mine === turn && stop()
    speech.speak(words)
  }
  function stop(): void {
    turn += 1
    speech?.cancel()
    at.value = null
    paused.value = false
  }
  onScopeDispose(stop)
  return {
    /** False where the device has no speech. */
    able: speech !== undefined,
    at,
    paused,
    start: (texts: readonly string[], from = 0): void => {
      stop()
      say(texts, from, turn)
    },
    toggle: (): void => {
      if (paused.value) speech?.resume()
      else speech?.pause()
      paused.value = !paused.value
    },
    stop,
  }
}
