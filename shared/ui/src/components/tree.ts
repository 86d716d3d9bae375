/** A node of UiTree: its code in bold, its label, and what stands under it. */
export interface TreeNode<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly code?: string
  readonly hint?: string
  readonly children?: readonly TreeNode<Id>[]
}
