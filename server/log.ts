/** The process's log: JSON lines on standard error, so that standard output stays readable for people. */
import { pino } from 'pino'

export const log = pino({ name: 'fanxing', base: null }, pino.destination({ fd: 2, sync: true }))
