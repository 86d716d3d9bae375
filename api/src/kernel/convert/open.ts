import type { Config } from '../../config.ts'
import type { Converter } from './converter.ts'
import { openGotenberg } from './gotenberg.ts'
import { openLibreOffice } from './libreoffice.ts'

/** A Gotenberg service when one is configured, else the LibreOffice of the machine. */
export function openConverter({ gotenbergUrl, sofficePath }: Config): Converter {
  if (gotenbergUrl) return openGotenberg(gotenbergUrl)
  return sofficePath === 'none' ? NOTHING : openLibreOffice(sofficePath)
}

const NOTHING: Converter = {
  available: () => Promise.resolve(false),
  convert: () => Promise.reject(new Error('nothing here converts')),
  close: () => Promise.resolve(),
}
