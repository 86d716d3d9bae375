/**
 * Numbers that are the same in every file we write, so that a body can refer to what only the bundle will hold. Bodies kept in a
 * cache rely on them: changing one means a new version of bodies.
 */
export const CATALOG = 1
/** The font of the marks. */
export const FONT = 2
/** A stream that says « q », put before the content of pages. */
export const OPENING = 3
export const INFO = 4
/** The first number that is free. */
export const FIRST_FREE = 5
