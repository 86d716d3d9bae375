/** A file over the network is asked for by pieces of this length, or several in a row: on slow 4G one takes as long as a journey. */
export const PIECE_BYTES = 32_768
