import { HubError } from '../errors.ts'

/** The refusal of a file that is no sheet that can be read: what is the matter with it, and what to do. */
export function unreadable(file: string, says: string, cause?: unknown): HubError {
  return new HubError('SHEET_UNREADABLE', `${file} ${says}`, { cause })
}
