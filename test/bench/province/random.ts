/** Repeatable randomness: the same seed and stream give the same choices on every machine. */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export interface Random {
  /** A whole number from `min` to `max`, both possible. */
  whole(min: number, max: number): number
  /** True in `share` of all cases, 0 to 1. */
  chance(share: number): boolean
  pick<T>(choices: readonly [T, ...T[]]): T
}

/** The choices of one stream: streams of one seed are independent, so that any document can be made on its own. */
export function random(seed: number, stream: number): Random {
  const generator = xoroshiro128plus(Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b))
  const whole = (min: number, max: number) => uniformInt(generator, min, max)
  return {
    whole,
    chance: (share) => whole(0, 999_999) < share * 1_000_000,
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
  }
}
