/** Tries to take the lock beside a folder at each line that it is sent, and prints how it went; then keeps it. */
import { createInterface } from 'node:readline'
import { lock } from '../../server/database/lock.ts'
import { HubError } from '../../server/errors.ts'

const [folder = ''] = process.argv.slice(2)
process.stdout.write('ready\n')
for await (const _ of createInterface(process.stdin)) {
  try {
    lock(folder)
    process.stdout.write('held\n')
  } catch (error) {
    process.stdout.write(`${error instanceof HubError ? error.code : String(error)}\n`)
  }
}
