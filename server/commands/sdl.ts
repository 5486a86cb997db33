/** `npm run sdl`: writes schema/hub.graphql after a change of the classes. */
import { writeFile } from 'node:fs/promises'
import { createSchema } from '../schema.ts'
import { sdlFile, sdlOf } from '../sdl.ts'

await writeFile(sdlFile, sdlOf(await createSchema()))
