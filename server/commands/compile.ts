/** npm run compile: compiles the site's code, so that a start need not; for folders that the hub may not write to. */
import { compileSite } from '../render/compile.ts'

const { folder } = await compileSite({ onCompile: () => process.stdout.write('Compiling the site …\n') })
process.stdout.write(`The site is compiled: ${folder}\n`)
