/** Turns word-processor files into PDF, when the machine or a service of ours can. */
export interface Converter {
  /** Whether anything here converts: asked again each time, since a package may be installed meanwhile. */
  available(): Promise<boolean>
  /**
   * Writes at `out` the PDF of the file at `path`. `extension` (« docx ») is what the file is said to be.
   * Throws ConversionFailed when this very file cannot be converted; anything else is worth another try.
   */
  convert(path: string, extension: string, out: string): Promise<void>
  close(): Promise<void>
}

/** The file is at fault: another try would end the same. */
export class ConversionFailed extends Error {
  override readonly name = 'ConversionFailed'
}

/** Seconds given to one file, waiting excluded. */
export const CONVERSION_SECONDS = 120
