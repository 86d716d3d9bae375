type Politeness = 'polite' | 'assertive'

const regions = new Map<Politeness, HTMLElement>()

/** One region per politeness for the whole page, made once: a region that appears with its text is often not read. */
function region(politeness: Politeness): HTMLElement {
  const known = regions.get(politeness)
  if (known?.isConnected) return known
  const element = document.createElement('div')
  element.className = 'sr-only'
  element.setAttribute('aria-live', politeness)
  element.setAttribute('aria-atomic', 'true')
  document.body.append(element)
  regions.set(politeness, element)
  return element
}

/** Says a sentence to screen readers without moving the focus. Emptied first, so that the same sentence is said again. */
function announce(text: string, politeness: Politeness = 'polite') {
  const element = region(politeness)
  element.textContent = ''
  setTimeout(() => (element.textContent = text), 60)
}

export function useAnnounce() {
  region('polite')
  region('assertive')
  return announce
}
