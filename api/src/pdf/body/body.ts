import type { Busy } from '../stamp/bands.ts'
import type { Shape } from '../stamp/upright.ts'
import type { Fragment } from './fragment.ts'

/**
 * One document made ready for any bundle: its objects have the numbers 1 to `objects`, and whoever copies it adds a base to all of
 * them. Streams are written apart, as they are met; what is here is everything else. Nothing in it depends on the bundle.
 */
export interface Body {
  readonly objects: number
  readonly pages: readonly BodyPage[]
  /** Objects needed to show pages, then those of the structure, which only assistive technology asks for. */
  readonly lanes: readonly [shown: Lane, structure: Lane]
  readonly outline: readonly BodyBookmark[]
  readonly form: BodyForm | null
  readonly files: readonly { readonly name: string; readonly file: Fragment }[]
  readonly layers: BodyLayers | null
  readonly structure: BodyStructure | null
  readonly language: string | null
}

/** Objects that are not streams, one after the other in `bytes`. */
export interface Lane {
  readonly bytes: Buffer
  /** Places of numbers to move, see `text.ts`. */
  readonly fields: Uint32Array
  /** Number and start of each object, two by two. */
  readonly starts: Uint32Array
}

/** Of a page, all but what depends on the bundle: its parent, the marks around its content, the links added to it. */
export interface BodyPage {
  readonly number: number
  readonly entries: Fragment
  readonly contents: readonly number[]
  /** Elements of /Annots. */
  readonly annots: Fragment
  readonly shape: Shape
  /** `q` to add before the content and `Q` after, so that marks land where meant. */
  readonly before: number
  readonly after: number
  readonly busy: Busy
  /** Name under which the resources of the page know the font of the marks. */
  readonly font: string
}

export interface BodyBookmark {
  readonly title: string
  /** An array, or null: the bookmark leads nowhere inside of the document. */
  readonly destination: Fragment | null
  /** More entries: colour, style, an action that leads outside. */
  readonly entries: Fragment
  readonly open: boolean
  readonly children: readonly BodyBookmark[]
}

export interface BodyForm {
  /** Number kept for the field that will hold those of the document: names stay apart under it. */
  readonly group: number
  readonly fields: readonly number[]
  /** Default resources: category, name, value. */
  readonly resources: readonly (readonly [string, string, Fragment])[]
  /** Default appearance and alignment, inherited by the fields through the group. */
  readonly defaults: Fragment
  /** The document leaves the drawing of its fields to the reader. */
  readonly needsDrawing: boolean
}

export interface BodyLayers {
  readonly groups: readonly number[]
  readonly hidden: readonly number[]
  readonly locked: readonly number[]
  readonly order: Fragment
  readonly radios: Fragment
  readonly usages: Fragment
}

export interface BodyStructure {
  /** Number kept for the element that stands for the root of the document's own tree. */
  readonly node: number
  /** Its children. */
  readonly kids: Fragment
  /** Leaves of the parent tree, in order: number of the object, first and last key. */
  readonly leaves: readonly (readonly [number: number, first: number, last: number])[]
  readonly roles: readonly (readonly [string, string])[]
  readonly classes: readonly (readonly [string, Fragment])[]
  /** Identifiers, written as the inside of a literal string, and elements. */
  readonly ids: readonly (readonly [string, number])[]
  readonly namespaces: Fragment
}
