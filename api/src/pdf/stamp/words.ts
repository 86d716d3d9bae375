/**
 * Fills the template of a mark. Parts are separated by « – »: one that speaks of a number which the item has not is left out.
 * French typography: what belongs together is never cut, « n° 101 ».
 */
export function markText(template: string, number: string, page: number, pages: number): string {
  return template
    .split(' – ')
    .filter((part) => number !== '' || !part.includes('{number}'))
    .join(' – ')
    .replaceAll('{number}', number)
    .replaceAll('{pages}', String(pages))
    .replaceAll('{page}', String(page))
}
