/** The words of a server without the addresses and telephone numbers in them: the journal and the proof bind those, and do not tell them. */
export function withoutAddresses(reply: string): string {
  return reply.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, '…').replace(/\+\d{8,15}\b/g, '…')
}
