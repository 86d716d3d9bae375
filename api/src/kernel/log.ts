/** The part of a logger that the product uses. Ids and counts only: never a title, an address or a token. */
export interface Log {
  info(context: object, message: string): void
  warn(context: object, message: string): void
  error(context: object, message: string): void
}
