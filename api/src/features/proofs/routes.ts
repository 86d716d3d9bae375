import { createProofLink, listProofs, readProof, sealProof } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { sealProofCommand } from './commands.ts'
import { createProofLinkCommand, sendProof } from './links.ts'
import { sealList } from './queries.ts'

export const proofs: Feature = (routes) => {
  routes.read(listProofs, async (sql, _actor, { dispatchId }) => ({
    proofs: await sealList(sql, dispatchId),
  }))
  routes.write(sealProof, sealProofCommand)
  routes.write(createProofLink, createProofLinkCommand)
  routes.raw(readProof, sendProof)
}
