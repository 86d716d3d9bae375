import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { h, type Component } from 'vue'
import { UiCheckbox, UiChoice, UiField, UiInput, UiPasswordInput, UiSelect } from '../index.ts'

describe('UiField', () => {
  const field = (props: object) =>
    mount(UiField, {
      props: { label: 'Courriel', ...props },
      slots: { default: () => h(UiInput, { type: 'email' }) },
    })

  it('ties the label to the control inside', () => {
    const wrapper = field({})
    expect(wrapper.get('label').attributes('for')).toBe(wrapper.get('input').attributes('id'))
    expect(wrapper.get('input').attributes('type')).toBe('email')
    expect(wrapper.get('input').attributes('aria-describedby')).toBeUndefined()
  })

  it('describes the control by its error, then its hint', () => {
    const wrapper = field({ hint: 'Professionnel', error: 'Il manque la fin.' })
    const ids = wrapper.get('input').attributes('aria-describedby')?.split(' ') ?? []
    expect(ids.map((id) => wrapper.get(`[id="${id}"]`).text())).toEqual([
      'Il manque la fin.',
      'Professionnel',
    ])
    expect(wrapper.get('input').attributes('aria-invalid')).toBe('true')
  })

  it('follows the error as it goes', async () => {
    const wrapper = field({ error: 'Vide.' })
    await wrapper.setProps({ error: undefined })
    expect(wrapper.get('input').attributes('aria-invalid')).toBeUndefined()
  })
})

describe('controls', () => {
  it('show and hide a password without losing it', async () => {
    const wrapper = mount(UiPasswordInput, { props: { modelValue: 'secret' } })
    expect(wrapper.get('input').attributes()).toMatchObject({
      type: 'password',
      autocomplete: 'current-password',
    })
    await wrapper.get('button[aria-label="Afficher le mot de passe"]').trigger('click')
    expect(wrapper.get('input').attributes('type')).toBe('text')
    expect(wrapper.get('input').element.value).toBe('secret')
    expect(wrapper.find('button[aria-label="Masquer le mot de passe"]').exists()).toBe(true)
  })

  it('choose an option of a list', async () => {
    const options = [
      { value: 'a', label: 'Aides' },
      { value: 'b', label: 'Budget' },
    ]
    const wrapper = mount(UiSelect as Component, {
      props: { options, modelValue: 'a' },
    })
    await wrapper.get('select').setValue('b')
    expect(wrapper.emitted('update:modelValue')?.[0]).toEqual(['b'])
  })

  it('keep the name of a checkbox whose label is hidden', async () => {
    const wrapper = mount(UiCheckbox, { props: { label: 'Choisir Mme Cantet', labelHidden: true } })
    expect(wrapper.get('label').attributes('for')).toBe(wrapper.get('input').attributes('id'))
    expect(wrapper.get('label').text()).toBe('Choisir Mme Cantet')
    await wrapper.get('input').setValue(true)
    expect(wrapper.emitted('update:modelValue')?.[0]).toEqual([true])
  })

  it('offer exclusive answers under one question', async () => {
    const options = [
      { value: 'present', label: 'Présente' },
      { value: 'absent', label: 'Absente' },
    ]
    const wrapper = mount(UiChoice as Component, {
      props: { legend: 'Serez-vous présente ?', options },
    })
    expect(wrapper.get('legend').text()).toBe('Serez-vous présente ?')
    const [first, second] = wrapper.findAll('input')
    expect(first?.attributes('name')).toBe(second?.attributes('name'))
    await second?.setValue()
    expect(wrapper.emitted('update:modelValue')?.[0]).toEqual(['absent'])
  })
})
