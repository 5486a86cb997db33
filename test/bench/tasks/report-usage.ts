/** Loaded before somebody else's program: writes what the process used when it ends. */
import { writeFileSync } from 'node:fs'
import { usage } from '../usage.ts'

process.on('exit', () => {
  const file = process.env.USAGE_FILE
  if (file) writeFileSync(file, JSON.stringify(usage()))
})
