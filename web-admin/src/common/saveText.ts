import { saveBlob } from '@hemicycle/ui'

/** Offers a text under a name, byte for byte. */
export const saveText = (name: string, text: string): void =>
  saveBlob(name, new Blob([text], { type: 'application/json' }))
