/** SQL of the paths at and below the place with the path $1, which may be unpublished. */
export const BELOW = `select $1 union select below.path from place above
  join place_link link on link.ancestor_id = above.id
  join place below on below.id = link.descendant_id where above.path = $1`
