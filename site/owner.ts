/** Whose number it is: a project's or branch's name alone says not where it is, and four streets have one of the same name. */
export function ownerOf({ subject, place }: { subject: { name: string }; place: { name: string } }): string {
  return subject.name.startsWith(place.name) ? subject.name : place.name + subject.name
}
