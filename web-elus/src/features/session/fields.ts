/** Enough of an address to be worth sending: the service is the judge. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim())

/** Six digits, however they were typed (« 123 456 »). */
export const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(0, 6)
