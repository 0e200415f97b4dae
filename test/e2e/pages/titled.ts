/** A page of HTML with a title, which asks its server for nothing else. */
export function titled(title: string, body = ''): string {
  return `<!doctype html><html lang="en"><title>${title}</title><link rel="icon" href="data:,">${body}</html>`
}
