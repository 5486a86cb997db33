/** What a claim is about, as pages lead to it. */
type Subject =
  | { __typename: 'Place'; path: string }
  | { __typename: 'Branch'; id: string; place: { path: string } }
  | { __typename: 'Project'; slug: string }

/** The address of the subject's page, or of its place within one. */
export function subjectPath(subject: Subject): string {
  if (subject.__typename === 'Project') return `/projects/${subject.slug}/`
  if (subject.__typename === 'Branch') return `/places/${subject.place.path}/#branch-${subject.id}`
  return `/places/${subject.path}/`
}
