import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UiButton, UiChip, UiMark, UiProgress, UiSkeleton, UiToaster, useToasts } from '../index.ts'

enableAutoUnmount(afterEach)
const $$ = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]

describe('toasts', () => {
  const { show, dismiss, toasts } = useToasts()
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    for (const toast of toasts.value) dismiss(toast.id)
    vi.useRealTimers()
  })

  it('are shown, said politely, and leave', async () => {
    const wrapper = mount(UiToaster)
    show({ text: 'R1214 déplacé.' })
    await wrapper.vm.$nextTick()
    expect($$('.ui-toast > span')[0]?.textContent).toBe('R1214 déplacé.')
    vi.advanceTimersByTime(100)
    expect($$('[aria-live=polite]')[0]?.textContent).toBe('R1214 déplacé.')
    vi.advanceTimersByTime(8_000)
    expect(toasts.value).toHaveLength(0)
  })

  it('stay under the pointer', async () => {
    const wrapper = mount(UiToaster)
    show({ text: 'Enregistré.' })
    await wrapper.vm.$nextTick()
    $$('.ui-toast')[0]?.dispatchEvent(new MouseEvent('mouseenter'))
    vi.advanceTimersByTime(60_000)
    expect(toasts.value).toHaveLength(1)
    $$('.ui-toast')[0]?.dispatchEvent(new MouseEvent('mouseleave'))
    vi.advanceTimersByTime(8_000)
    expect(toasts.value).toHaveLength(0)
  })

  it('undo once, and leave time for it', async () => {
    const wrapper = mount(UiToaster)
    const run = vi.fn()
    show({ text: 'R1214 déplacé.', action: { label: 'Annuler', run } })
    await wrapper.vm.$nextTick()
    vi.advanceTimersByTime(19_000)
    $$('.ui-toast .ui-link')[0]?.click()
    expect(run).toHaveBeenCalledOnce()
    expect(toasts.value).toHaveLength(0)
  })

  it('keep a failure until it is closed, and say it at once', async () => {
    const wrapper = mount(UiToaster)
    show({ tone: 'bad', text: 'Courriel rejeté.' })
    await wrapper.vm.$nextTick()
    vi.advanceTimersByTime(600_000)
    expect($$('[aria-live=assertive]')[0]?.textContent).toBe('Courriel rejeté.')
    $$('.ui-toast [aria-label=Fermer]')[0]?.click()
    expect(toasts.value).toHaveLength(0)
  })
})

describe('UiButton', () => {
  it('keeps its label and answers nothing while it works', async () => {
    const wrapper = mount(UiButton, { props: { loading: true }, slots: { default: 'Envoyer' } })
    await wrapper.trigger('click')
    expect(wrapper.emitted('click')).toBeUndefined()
    expect(wrapper.text()).toBe('Envoyer')
    expect(wrapper.attributes()).toMatchObject({ 'aria-busy': 'true', 'aria-disabled': 'true' })
    expect(wrapper.attributes('disabled')).toBeUndefined()
  })

  it('does not submit its form while it works', () => {
    const onSubmit = vi.fn((event: Event) => event.preventDefault())
    const form = document.createElement('form')
    form.addEventListener('submit', onSubmit)
    document.body.append(form)
    const wrapper = mount(UiButton, { props: { loading: true, type: 'submit' }, attachTo: form })
    wrapper.element.click()
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('can be a link', () => {
    const wrapper = mount(UiButton, { props: { as: 'a' }, attrs: { href: '/seance' } })
    expect(wrapper.element.tagName).toBe('A')
    expect(wrapper.attributes('type')).toBeUndefined()
  })
})

describe('states', () => {
  it('are never said by colour alone', () => {
    const wrapper = mount(UiMark, { props: { tone: 'warn' }, slots: { default: 'À vérifier' } })
    expect(wrapper.find('svg').exists()).toBe(true)
    expect(wrapper.text()).toBe('À vérifier')
  })

  it('of a filter are pressed or not', async () => {
    const wrapper = mount(UiChip, { props: { label: 'Sans accusé', count: 9 } })
    expect(wrapper.attributes('aria-pressed')).toBe('false')
    await wrapper.trigger('click')
    expect(wrapper.emitted('update:pressed')?.[0]).toEqual([true])
  })

  it('of a progress are real counts', () => {
    const segments = [
      { value: 57, tone: 'ok' as const },
      { value: 2, tone: 'bad' as const },
    ]
    const wrapper = mount(UiProgress, {
      props: { label: 'Import', max: 63, segments, text: '57 importés, 2 refusés' },
    })
    expect(wrapper.get('[role=progressbar]').attributes()).toMatchObject({
      'aria-valuenow': '59',
      'aria-valuemax': '63',
      'aria-valuetext': '57 importés, 2 refusés',
    })
  })

  it('of loading wait 300 ms', async () => {
    vi.useFakeTimers()
    const wrapper = mount(UiSkeleton)
    vi.advanceTimersByTime(299)
    await wrapper.vm.$nextTick()
    expect(wrapper.text()).toBe('')
    vi.advanceTimersByTime(1)
    await wrapper.vm.$nextTick()
    expect(wrapper.text()).toBe('Chargement en cours')
    vi.useRealTimers()
  })
})
