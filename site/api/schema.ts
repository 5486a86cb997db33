/** The schema of the hub, as its SDL has it. */
import { buildSchema } from 'graphql'
import sdl from '../../schema/hub.graphql?raw'

export const schema = buildSchema(sdl)
