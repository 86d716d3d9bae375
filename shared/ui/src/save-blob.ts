/** Offers bytes under a name, as the browser saves a file. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Safari is still reading when the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
