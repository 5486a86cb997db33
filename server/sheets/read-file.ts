/** Tells by a file's bytes what it is, and reads its sheets. */
import { HubError } from '../errors.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { SheetBook } from './table.ts'
import { unreadable } from './unreadable.ts'

/** A workbook of a hundred thousand rows takes some five megabytes. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024

/**
 * Reads the sheets of a file; `name` is for messages, and for the one sheet of a CSV file.
 * @throws {HubError} SHEET_TOO_LARGE, or SHEET_UNREADABLE saying what the file is instead and what to do.
 */
export async function readSheetFile(bytes: Uint8Array, name: string): Promise<SheetBook> {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new HubError(
      'SHEET_TOO_LARGE',
      `${name} has ${bytes.length} bytes, and a file may have ${MAX_FILE_BYTES}. Split it.`,
    )
  }
  if (bytes.length === 0) throw unreadable(name, 'is empty. Hand in the file that holds the rows.')
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(bytes, name)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw unreadable(name, 'is an old .xls workbook, or one with a password. Save it as .xlsx without a password.')
  }
  return readCsv(bytes, name)
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}
