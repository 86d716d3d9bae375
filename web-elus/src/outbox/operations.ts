import {
  acknowledge,
  type Contract,
  type Input,
  removeAnnotation,
  saveAnnotation,
  saveMark,
} from '@hemicycle/contract'

/** What may wait for the network, by a name that is stored: add to it, never rename. The service must honour the same key twice. */
export const OPERATIONS = { saveAnnotation, removeAnnotation, saveMark, acknowledge } as const
export type OperationName = keyof typeof OPERATIONS
export type OperationInput<N extends OperationName> = Input<(typeof OPERATIONS)[N]>

/** The operation of a stored name; null for one that another version of the application wrote. */
export const operationOf = (name: string): Contract | null =>
  name in OPERATIONS ? (OPERATIONS[name as OperationName] as Contract) : null
