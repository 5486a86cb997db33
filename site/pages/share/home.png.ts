import type { APIRoute } from 'astro'
import { imageOf } from '../../share/drawing.ts'
import { night } from '../../share/night.ts'

export const GET: APIRoute = ({ locals }) => imageOf(night(), null, locals.drawnFrom)
