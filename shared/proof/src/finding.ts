export type FindingCode =
  | 'NOT_A_DOSSIER'
  | 'FILE_MISSING'
  | 'FILE_ALTERED'
  | 'FILE_FOREIGN'
  | 'FILES_SOUND'
  | 'LEAF_UNREADABLE'
  | 'LEAF_ALTERED'
  | 'LEAF_REMOVED'
  | 'LEAF_ADDED'
  | 'LEAVES_REORDERED'
  | 'ROOT_OTHER'
  | 'LEAVES_SOUND'
  | 'MANIFEST_OTHER'
  | 'MANIFEST_SOUND'
  | 'RECIPIENT_FOREIGN'
  | 'RECIPIENT_MISSING'
  | 'RECIPIENT_UNKNOWN'
  | 'RECIPIENTS_SOUND'
  | 'ENTRY_ALTERED'
  | 'ENTRY_FOREIGN'
  | 'ENTRIES_REORDERED'
  | 'ENTRY_REMOVED'
  | 'ENTRIES_SOUND'
  | 'ADDRESS_OTHER'
  | 'ADDRESSES_SOUND'
  | 'ADDRESSES_MASKED'
  | 'DOCUMENT_FOREIGN'
  | 'DOCUMENT_SOUND'
  | 'SEAL_OTHER_ROOT'
  | 'SEAL_INCOMPLETE'
  | 'TOKEN_MISSING'
  | 'TOKEN_UNREADABLE'
  | 'TOKEN_OTHER_ROOT'
  | 'TOKEN_BAD'
  | 'TOKEN_UNTRUSTED'
  | 'TOKEN_UNCHECKED'
  | 'TOKEN_SOUND'
  | 'NO_TIMESTAMP'

/** FAULT: the dossier cannot be believed. NOTE: what it does not prove. SOUND: what was checked and holds. */
export type Level = 'SOUND' | 'NOTE' | 'FAULT'

export interface Finding {
  readonly code: FindingCode
  readonly level: Level
  /** What it is about: a file, a line, a person, a time. */
  readonly about: string
}

export const fault = (code: FindingCode, about: string): Finding => ({ code, level: 'FAULT', about })
export const note = (code: FindingCode, about: string): Finding => ({ code, level: 'NOTE', about })
export const sound = (code: FindingCode, about: string): Finding => ({ code, level: 'SOUND', about })

/** The faults, or what holds when there is none. */
export const orSound = (faults: readonly Finding[], code: FindingCode, about: string): Finding[] =>
  faults.length > 0 ? [...faults] : [sound(code, about)]
