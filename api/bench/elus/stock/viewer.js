// The viewer that pdf.js comes with, its own parts and its own defaults, and the same questions as probe.js asks.
const pdfjs = await import('/pdfjs/legacy/build/pdf.mjs')
globalThis.pdfjsLib = pdfjs
const { EventBus, FindState, PDFFindController, PDFLinkService, PDFViewer } =
  await import('/pdfjs/legacy/web/pdf_viewer.mjs')
pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/legacy/build/pdf.worker.mjs'
const eventBus = new EventBus()
const linkService = new PDFLinkService({ eventBus })
const findController = new PDFFindController({ eventBus, linkService })
const container = document.getElementById('container')
const viewer = new PDFViewer({ container, eventBus, linkService, findController })
linkService.setViewer(viewer)
eventBus.on('pagesinit', () => (viewer.currentScaleValue = 'page-width'))

const FINISHED = 3
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
const LIMIT_MS = 180_000
async function until(holds, from) {
  while (!holds()) {
    if (performance.now() - from > LIMIT_MS) return NaN
    await frame()
  }
  await frame()
  return performance.now() - from
}
const isDrawn = (page) =>
  viewer.pagesCount >= page && viewer.getPageView(page - 1)?.renderingState === FINISHED

globalThis.stock = {
  async open(url) {
    const from = performance.now()
    const task = pdfjs.getDocument({
      url,
      cMapUrl: '/pdfjs/cmaps/',
      standardFontDataUrl: '/pdfjs/standard_fonts/',
      wasmUrl: '/pdfjs/wasm/',
    })
    task.promise.then((pdf) => {
      viewer.setDocument(pdf)
      linkService.setDocument(pdf, null)
    })
    return until(() => isDrawn(1), from)
  },
  async turn(first, last) {
    const turns = []
    for (let page = first + 1; page <= last; page += 1) {
      const from = performance.now()
      viewer.currentPageNumber = page
      turns.push(await until(() => isDrawn(page), from))
    }
    return { turns, canvases: document.querySelectorAll('#viewer canvas').length }
  },
  /** Until the last page was searched. */
  search(query) {
    const from = performance.now()
    let done = false
    eventBus.on('updatefindcontrolstate', ({ state }) => (done ||= state !== FindState.PENDING))
    eventBus.on('updatefindmatchescount', () => undefined)
    eventBus.dispatch('find', {
      source: globalThis,
      type: '',
      query,
      caseSensitive: false,
      highlightAll: true,
    })
    return until(() => done, from)
  },
}
