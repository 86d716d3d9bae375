/** What the pen, the fingers and the palm do while one draws. */
export interface Hands {
  /** A stylus has been seen: from then on fingers only move the page. */
  readonly stylus: boolean
  /** The pointer that draws. */
  readonly drawing: number | null
  /** The finger that moves the page. */
  readonly moving: number | null
}
export const NO_HANDS: Hands = { stylus: false, drawing: null, moving: null }

export interface Touch {
  readonly id: number
  readonly type: string
  /** Only the main button of a mouse draws. */
  readonly button: number
}

/** Who does what once a pointer comes down. While a stylus draws, everything else is the palm. */
export function down(hands: Hands, { id, type, button }: Touch): Hands & { readonly drop: boolean } {
  if (type === 'pen') return { stylus: true, drawing: id, moving: null, drop: hands.drawing !== null }
  if (hands.stylus && type === 'touch')
    return { ...hands, moving: hands.drawing === null ? (hands.moving ?? id) : null, drop: false }
  // A second finger is no second pen: what the first had begun was the start of a pinch.
  if (hands.drawing !== null) return { ...hands, drawing: null, moving: id, drop: true }
  if (type === 'mouse' && button !== 0) return { ...hands, drop: false }
  return { ...hands, drawing: id, drop: false }
}

export function up(hands: Hands, id: number): Hands {
  return {
    ...hands,
    drawing: hands.drawing === id ? null : hands.drawing,
    moving: hands.moving === id ? null : hands.moving,
  }
}
