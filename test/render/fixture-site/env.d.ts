/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    ask: import('./ask.ts').Ask
  }
}
