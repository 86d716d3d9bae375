import type { DirectoryPerson, ServiceContact } from '@hemicycle/contract'
import { foldText } from '@hemicycle/ui'

const holds = (text: string, words: string): boolean => {
  const folded = foldText(text)
  return foldText(words)
    .split(/\s+/u)
    .filter(Boolean)
    .every((word) => folded.includes(word))
}

export const nameOf = ({ firstName, lastName }: DirectoryPerson): string => `${firstName} ${lastName}`

/** Members whose name, canton, group, mandate or bodies hold all the words. */
export function peopleMatching(
  all: readonly DirectoryPerson[],
  words: string,
  group: string,
): readonly DirectoryPerson[] {
  return all.filter((one) => {
    const text = [nameOf(one), one.canton, one.group?.name, one.mandate, ...one.bodies, ...one.delegations]
    return (group === '' || one.group?.name === group) && holds(text.filter(Boolean).join(' '), words)
  })
}

export const servicesMatching = (all: readonly ServiceContact[], words: string): readonly ServiceContact[] =>
  all.filter(({ service, name, role, subjects }) => holds([service, name, role, subjects].join(' '), words))
