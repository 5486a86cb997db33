/** Every migration in order; a new one is one file and one line here. */
import { Initial } from './20261123000000-initial.ts'

export const migrations = [{ name: '20261123000000-initial', class: Initial }]
