/** What cannot be seen, or turns round what stands behind it: with it one name could look like another in the log. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u

/** A name of somebody, without space around it; null where it is empty, too long, or holds what cannot be seen. */
export function plainName(text: string, longest: number): string | null {
  const name = text.trim()
  return name !== '' && [...name].length <= longest && !unseen.test(name) ? name : null
}
