/** Of several askings of one thing only the last is listened to: each call takes a turn, and gives what tells whether it still is the last. */
export function latestOnly(): () => () => boolean {
  let turn = 0
  return () => {
    const mine = ++turn
    return () => mine === turn
  }
}
