/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Asks the hub; the site's only way to learn anything. */
    ask: import('./ask.ts').Ask
    /** Gives the pictures of which the hub tells. */
    picture: import('./ask.ts').ShowPicture
    /** ETag of the picture that is there already at the address asked for. */
    drawnFrom?: string | null
    /** Whether the page is rendered for the large-type tree under /elder/. */
    elder: boolean
  }
}
