import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { readDrop, UiDropzone } from '../index.ts'

const fileEntry = (name: string) => ({
  name,
  isFile: true,
  file: (done: (file: File) => void) => done(new File(['x'], name)),
})

/** A folder gives its entries two by two, as a browser does by hundreds. */
const folder = (name: string, children: object[]) => ({
  name,
  isFile: false,
  createReader: () => {
    const left = [...children]
    return { readEntries: (done: (some: object[]) => void) => done(left.splice(0, 2)) }
  },
})

const transfer = (entries: object[]) =>
  ({
    items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })),
    files: [],
  }) as unknown as DataTransfer

describe('dropped files', () => {
  it('come out of their folders with their path, without what the system hides', async () => {
    const files = await readDrop(
      transfer([
        fileEntry('rapport.pdf'),
        folder('Voirie', [
          fileEntry('a.pdf'),
          fileEntry('.DS_Store'),
          fileEntry('Thumbs.db'),
          folder('Annexes', [fileEntry('b.xlsx')]),
        ]),
      ]),
    )
    expect(files.map((one) => one.path)).toEqual(['rapport.pdf', 'Voirie/a.pdf', 'Voirie/Annexes/b.xlsx'])
  })

  it('are emitted and announced; the zone shows that it is ready', async () => {
    const wrapper = mount(UiDropzone)
    await wrapper.trigger('dragenter')
    expect(wrapper.text()).toContain('Lâchez pour déposer')
    await wrapper.trigger('drop', { dataTransfer: transfer([fileEntry('a.pdf'), fileEntry('b.pdf')]) })
    await new Promise((resolve) => setTimeout(resolve, 100))
    const emitted = wrapper.emitted('files')?.[0]?.[0] as { path: string }[]
    expect(emitted.map((one) => one.path)).toEqual(['a.pdf', 'b.pdf'])
    expect(document.querySelector('[aria-live=polite]')?.textContent).toBe('2\u00A0fichiers reçus.')
  })
})
