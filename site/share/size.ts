/** A share image in pixels, as the platforms that show it ask. */
export const width = 1200
export const height = 630
