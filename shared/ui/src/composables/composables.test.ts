import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, type Ref } from 'vue'
import { useHotkeys, useOnline, useTheme, type HotkeyOptions, type Hotkeys } from '../index.ts'

enableAutoUnmount(afterEach)

function withHotkeys(keys: Hotkeys, options?: HotkeyOptions) {
  const Host = defineComponent({
    setup() {
      useHotkeys(keys, options)
      return () => h('div', [h('input'), h('button')])
    },
  })
  return mount(Host, { attachTo: document.body })
}

const press = (target: EventTarget, key: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))

describe('useHotkeys', () => {
  it.each<[string, string, KeyboardEventInit]>([
    ['mod+k', 'k', { ctrlKey: true }],
    ['mod+k', 'k', { metaKey: true }],
    ['alt+up', 'ArrowUp', { altKey: true }],
    ['mod+shift+z', 'Z', { ctrlKey: true, shiftKey: true }],
    ['?', '?', { shiftKey: true }],
    ['space', ' ', {}],
  ])('%s', (name, key, more) => {
    const run = vi.fn()
    withHotkeys({ [name]: run })
    press(document.body, key, more)
    expect(run).toHaveBeenCalledOnce()
  })

  it('leaves alone who is typing, unless asked', () => {
    const run = vi.fn()
    const wrapper = withHotkeys({ e: run })
    press(wrapper.get('input').element, 'e')
    expect(run).not.toHaveBeenCalled()
    withHotkeys({ 'mod+enter': run }, { inFields: true })
    press(wrapper.get('input').element, 'Enter', { ctrlKey: true })
    expect(run).toHaveBeenCalledOnce()
  })

  it('reads a pair of keys', () => {
    const run = vi.fn()
    withHotkeys({ 'g c': run })
    press(document.body, 'c')
    expect(run).not.toHaveBeenCalled()
    press(document.body, 'g')
    press(document.body, 'c')
    expect(run).toHaveBeenCalledOnce()
  })

  it('is silent when disabled, behind a dialog, and once gone', () => {
    const run = vi.fn()
    const enabled = ref(false)
    const wrapper = withHotkeys({ v: run }, { enabled })
    press(document.body, 'v')
    enabled.value = true
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    dialog.dataset.state = 'open'
    document.body.append(dialog)
    press(document.body, 'v')
    dialog.remove()
    expect(run).not.toHaveBeenCalled()
    press(document.body, 'v')
    expect(run).toHaveBeenCalledOnce()
    wrapper.unmount()
    press(document.body, 'v')
    expect(run).toHaveBeenCalledOnce()
  })
})

describe('useTheme', () => {
  it('paints <html> and remembers the choice', () => {
    const { choice, theme, set } = useTheme()
    expect(choice.value).toBe('system')
    set('sepia')
    expect(theme.value).toBe('sepia')
    expect(document.documentElement.dataset.theme).toBe('sepia')
    expect(localStorage.getItem('hemicycle.theme')).toBe('sepia')
    set('system')
    expect(document.documentElement.dataset.theme).toBe('day')
  })
})

describe('useOnline', () => {
  it('follows the network', () => {
    const seen: { online?: Readonly<Ref<boolean>> } = {}
    const Host = defineComponent(() => {
      seen.online = useOnline()
      return () => null
    })
    mount(Host)
    const spy = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    dispatchEvent(new Event('offline'))
    expect(seen.online?.value).toBe(false)
    spy.mockReturnValue(true)
    dispatchEvent(new Event('online'))
    expect(seen.online?.value).toBe(true)
    spy.mockRestore()
  })
})
