/** A list of choices with one more, or one less. */
export const toggled = <V>(chosen: readonly V[], value: V, is: boolean): V[] =>
  is ? [...chosen, value] : chosen.filter((one) => one !== value)
