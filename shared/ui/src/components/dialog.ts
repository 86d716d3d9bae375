/** A press on a toast must not close the dialog under it, nor any press while the dialog may not be closed. */
export function keepForToasts(event: CustomEvent<{ originalEvent: Event }>, closable = true) {
  const target = event.detail.originalEvent.target
  if (!closable || (target instanceof Element && target.closest('.ui-toaster'))) event.preventDefault()
}
