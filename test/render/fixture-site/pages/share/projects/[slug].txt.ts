import type { APIRoute } from 'astro'
import { query } from '../../../ask.ts'

interface Share {
  project: { name: string } | null
}

export const GET: APIRoute = async ({ locals, params }) => {
  const { project } = await locals.ask<Share>(query('query Share($slug: String!) { project(slug: $slug) { name } }'), {
    slug: params.slug,
  })
  return project === null ? new Response(null, { status: 404 }) : new Response(project.name)
}
