/** The longest text that is read at once, in bytes of UTF-8: a book of some five million characters. */
export const longestText = 16 * 1024 * 1024
