import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import UiCombobox from './UiCombobox.vue'

afterEach(() => document.body.replaceChildren())

const options = [
  { value: 'a', label: 'Mme Claire Vidalenc' },
  { value: 'b', label: 'M. Gérard Costes' },
]
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

it('points at nothing that the letters took away, and is never a list without a line', async () => {
  const box = mount(UiCombobox, { props: { options }, attachTo: document.body })
  const input = box.find('input')
  await input.trigger('click')
  await settle()
  await input.trigger('keydown', { key: 'ArrowDown' })
  const pointed = (): HTMLElement | null =>
    document.getElementById(input.attributes('aria-activedescendant') ?? '')
  expect(pointed()?.textContent).toContain('Gérard Costes')
  await input.setValue('zzz')
  await settle()
  expect(input.attributes('aria-activedescendant')).toBeUndefined()
  expect(
    [...document.querySelectorAll('[role=listbox] [role=option]')].map((one) => one.textContent),
  ).toEqual(['Rien ne correspond.'])
})
