import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { UiCommandBar, UiConfirm, UiDialog, UiInput } from '../index.ts'

enableAutoUnmount(afterEach)
const $ = (selector: string) => document.querySelector<HTMLElement>(selector)
const settled = () => new Promise((resolve) => setTimeout(resolve, 30))

async function openFrom(component: typeof UiDialog | typeof UiConfirm, props: object, body?: () => unknown) {
  const opener = document.createElement('button')
  document.body.append(opener)
  opener.focus()
  const wrapper = mount(component as typeof UiDialog, {
    props: { open: false, title: 'Retirer R1207 ?', ...props } as never,
    slots: body ? { default: body as never } : {},
    attachTo: document.body,
  })
  await wrapper.setProps({ open: true })
  await settled()
  return { wrapper, opener }
}

describe('UiDialog', () => {
  it('is named by its title and described by its text', async () => {
    await openFrom(UiDialog, { description: 'Le numéro reste attribué.' })
    const dialog = $('[role=dialog]')
    expect($(`[id="${dialog?.getAttribute('aria-labelledby')}"]`)?.textContent).toBe('Retirer R1207 ?')
    expect($(`[id="${dialog?.getAttribute('aria-describedby')}"]`)?.textContent).toBe(
      'Le numéro reste attribué.',
    )
  })

  it('starts on its first field, and gives the focus back', async () => {
    const { wrapper, opener } = await openFrom(UiDialog, {}, () => h(UiInput))
    expect(document.activeElement?.tagName).toBe('INPUT')
    await wrapper.setProps({ open: false })
    await settled()
    expect(document.activeElement).toBe(opener)
  })

  it('starts on itself when it only says something', async () => {
    await openFrom(UiDialog, {}, () => 'Rien n’est parti.')
    expect(document.activeElement?.getAttribute('role')).toBe('dialog')
  })

  it('closes with Échap and with « Fermer », unless work is under way', async () => {
    const { wrapper } = await openFrom(UiDialog, {})
    $('button[aria-label=Fermer]')?.click()
    await settled()
    expect(wrapper.emitted('update:open')?.[0]).toEqual([false])
    wrapper.unmount()
    const locked = await openFrom(UiDialog, { closable: false })
    expect($('button[aria-label=Fermer]')).toBeNull()
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
    await settled()
    expect(locked.wrapper.emitted('update:open')).toBeUndefined()
  })
})

describe('UiConfirm', () => {
  it('starts on the way back and says what the button does', async () => {
    const onConfirm = vi.fn()
    const { wrapper } = await openFrom(UiConfirm, { confirmLabel: 'Retirer R1207', danger: true, onConfirm })
    expect($('[role=alertdialog]')).not.toBeNull()
    expect(document.activeElement?.textContent).toBe('Annuler')
    const confirm = [...document.querySelectorAll('button')].find((b) => b.textContent === 'Retirer R1207')
    confirm?.click()
    expect(onConfirm).toHaveBeenCalledOnce()
    expect(wrapper.emitted('update:open')).toBeUndefined()
  })

  it('tells a refusal from a closing by the application', async () => {
    const { wrapper } = await openFrom(UiConfirm, { confirmLabel: 'Retirer' })
    ;(document.activeElement as HTMLElement).click()
    expect(wrapper.emitted('cancel')).toHaveLength(1)
    expect(wrapper.emitted('update:open')?.[0]).toEqual([false])
  })
})

describe('UiCommandBar', () => {
  it('has a list that can be reached to be scrolled, whichever of its lines is lit', async () => {
    const commands = ['Import', 'Suivi'].map((label) => ({ id: label, group: 'Aller à', label, run: () => undefined })) // prettier-ignore
    const words = { title: 'Barre de commande', placeholder: 'Une action', empty: 'Rien.' }
    const wrapper = mount(UiCommandBar, {
      props: { open: false, commands, ...words },
      attachTo: document.body,
    })
    await wrapper.setProps({ open: true })
    await settled()
    $('[role=dialog] input')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    await settled()
    expect($('[data-highlighted]')?.textContent).toContain('Suivi')
    expect($('[role=listbox]')?.tabIndex).toBe(0)
  })
})
