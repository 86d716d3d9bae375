/** Below it a value that was read is shown « à vérifier ». Extraction is measured against it: no wrong title may reach it. */
export { TRUST_THRESHOLD } from '../../extraction/index.ts'
