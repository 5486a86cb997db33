/** `npm run fonts`: writes song.woff2, the part of the typeface that every page loads. */
import { writeFile } from 'node:fs/promises'
import { coreCharacters } from './core-characters.ts'
import { webFont } from './typeface.ts'

const file = new URL('song.woff2', import.meta.url)
const data = await webFont([...coreCharacters].join(''))
await writeFile(file, data)
console.log(`${file.pathname}: ${data.length} bytes`)
