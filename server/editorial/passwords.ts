/** Passwords: which are good enough, and how they are kept. */
import { hash, verify } from '@node-rs/argon2'
import { HubError } from '../errors.ts'

export const SHORTEST_PASSWORD = 10
/** Longer ones only cost time. */
export const LONGEST_PASSWORD = 200

/** The digest to keep: argon2id, with 19 MiB and two passes. */
export function digestPassword(password: string): Promise<string> {
  return hash(password)
}

/** Whether the digest is of this password. */
export function isPassword(digest: string, password: string): Promise<boolean> {
  return verify(digest, password)
}

/**
 * @throws {HubError} PASSWORD_UNFIT unless the password is long enough and not simply what everybody knows of its owner
 */
export function checkPassword(password: string, { name, email }: { name: string; email: string }): void {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
    throw unfit(
      `The password has ${length} characters. Choose one of ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD}, such as a short sentence.`,
    )
  }
  const known = [name, email, email.split('@')[0] ?? ''].filter(Boolean).map((text) => text.toLowerCase())
  const rest = known.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase())
  if (new Set(rest).size < 4)
    throw unfit(
      'The password is easily guessed. Choose one that is not the name, the address or one character repeated.',
    )
}

function unfit(message: string): HubError {
  return new HubError('PASSWORD_UNFIT', message, { input: ['password'] })
}
