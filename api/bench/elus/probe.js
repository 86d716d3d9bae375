// Read by the measured page before its own scripts: what the browser tells of itself, and the time until a page is drawn.
const probe = { lcp: 0, cls: 0, inputs: [] }
globalThis.probe = probe
const watch = (type, read, more = {}) =>
  new PerformanceObserver((list) => list.getEntries().forEach(read)).observe({
    type,
    buffered: true,
    ...more,
  })
watch('largest-contentful-paint', ({ startTime }) => (probe.lcp = startTime))
watch('layout-shift', ({ value, hadRecentInput }) => (probe.cls += hadRecentInput ? 0 : value))
watch('event', (entry) => entry.interactionId && probe.inputs.push([entry.name, entry.duration]), {
  durationThreshold: 16,
})

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
const LIMIT_MS = 15_000
/** Waits, frame by frame, until something holds, and one frame more: until it is on screen. */
async function until(holds, from) {
  while (!holds()) {
    if (performance.now() - from > LIMIT_MS) return NaN
    await frame()
  }
  await frame()
  return performance.now() - from
}
const inSight = (box, of) => box.bottom > of.top + 1 && box.top < of.bottom - 1
function isDrawn(page) {
  const sheet = document.querySelector(`.pdf-page[aria-label^="Page ${page} sur "][aria-busy="false"]`)
  const stage = document.querySelector('.stage')
  return (
    sheet !== null && stage !== null && inSight(sheet.getBoundingClientRect(), stage.getBoundingClientRect())
  )
}
const canvases = () => document.querySelectorAll('.pdf-page canvas').length

probe.drawn = (page) => until(() => isDrawn(page), performance.now())
/** From the click on something to the first page drawn. */
probe.open = (selector) => {
  const from = performance.now()
  document.querySelector(selector).click()
  return until(() => isDrawn(1), from)
}
/** Shows the first page again, until it is drawn; returns where one was, in points. */
probe.leave = async () => {
  const stage = document.querySelector('.stage')
  const from = stage.scrollTop
  stage.scrollTop = 0
  await until(() => isDrawn(1), performance.now())
  return from
}
probe.comeBack = async (to, page) => {
  document.querySelector('.stage').scrollTop = to
  await until(() => isDrawn(page), performance.now())
}
/**
 * Turns pages one after the other by the keyboard: the time of each until it is drawn, and the canvases alive then. Each comes as soon
 * as the one before is drawn, or some time after it.
 */
probe.turn = async (from, to, pause = 0) => {
  const turns = []
  let most = 0
  let lost = 0
  for (let page = from + 1; page <= to; page += 1) {
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause))
    const start = performance.now()
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true }),
    )
    turns.push(await until(() => isDrawn(page), start))
    most = Math.max(most, canvases())
    // A page that never comes is told of once, not waited for five hundred times.
    if (Number.isNaN(turns.at(-1)) && (lost += 1) > 2) break
  }
  return { turns, canvases: most }
}
/** From the last letter typed to the first result shown. */
probe.search = (typed, selector) => {
  const input = document.querySelector('[role=dialog] input[type=search]')
  input.value = typed
  const from = performance.now()
  input.dispatchEvent(new Event('input', { bubbles: true }))
  return until(() => document.querySelector(selector) !== null, from)
}
