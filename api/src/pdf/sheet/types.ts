/** One thing on a sheet, from top to bottom. Sizes are in points. */
export type SheetBlock =
  | { readonly type: 'AUTHORITY' | 'TITLE' | 'SUBTITLE' | 'TEXT' | 'STRONG' | 'SMALL'; readonly text: string }
  | { readonly type: 'SPACE'; readonly height: number }
  | { readonly type: 'RULE' }
  | {
      readonly type: 'TABLE'
      /** Widths are shares of the measure. */
      readonly columns: readonly { readonly label: string; readonly share: number }[]
      readonly rows: readonly (readonly string[])[]
      /** The least height of a row: room to sign. */
      readonly rowHeight?: number
    }
  /** Boxes side by side, each under its label: for hand-written signatures. */
  | { readonly type: 'SIGNATURES'; readonly labels: readonly string[]; readonly height?: number }
  /** The address of a window envelope (DL, 45 × 100 mm on the right): where it stands does not depend on what is above. */
  | { readonly type: 'ADDRESS'; readonly lines: readonly string[] }
  | { readonly type: 'PAGE' }

export interface SheetSpec {
  readonly title: string
  readonly author: string
  /** ISO 8601: the same content printed twice is the same file. */
  readonly createdAt: string
  readonly footer: string
  readonly blocks: readonly SheetBlock[]
}
