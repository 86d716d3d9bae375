/** A press on a toast must not close the dialog under it, nor any press while the dialog may not be closed. */
export function keepForToasts(event: CustomEvent<{ originalEvent: Event }>, closable = true) {
  const target = event.detail.originalEvent.target
  if (!closable || (target instanceof Element && target.closest('.ui-toaster'))) event.preventDefault()
}

const fields = '.ui-dialog-body :is(input, select, textarea):not([type=hidden], [hidden], :disabled)'

/**
 * Where a dialog starts: what asks for it ([autofocus]), else its first field, else the dialog itself, whose title is then
 * read. With a finger a field is not focused, because the keyboard of the device would cover the question.
 */
export function focusFirst(event: Event) {
  const content = event.target
  if (!(content instanceof HTMLElement)) return
  event.preventDefault()
  const touch = document.documentElement.dataset.density === 'touch'
  const first = content.querySelector<HTMLElement>(touch ? '[autofocus]' : `[autofocus], ${fields}`)
  ;(first ?? content).focus()
}
