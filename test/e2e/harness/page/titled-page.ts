/** Returns an HTML page with a title that requests nothing else from its server. */
export function titledPage(title: string, body = ''): string {
  return `<!doctype html><html lang="en"><title>${title}</title><link rel="icon" href="data:,">${body}</html>`
}
