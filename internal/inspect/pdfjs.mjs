// Tells the structure of PDF files as pdf.js, the viewer of Firefox, has it for those who read aloud: node pdfjs.mjs
// TASK.json, where the task holds {folder, files}: that of the package, and what to read. It prints a line of JSON for
// each file: its pages, each a list of elements [depth, role, text], where text is that of the element itself and not of
// those in it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

console.warn = () => {} // it misses what it would draw with
const { folder, files } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { getDocument } = await import(pathToFileURL(join(folder, 'legacy/build/pdf.mjs')))

// texts are what is marked on a page, by its mark.
async function texts(page) {
  const out = new Map()
  const open = []
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
  for (const item of items) {
    if (item.type === 'endMarkedContent') open.pop()
    else if (item.type) open.push(item.id)
    else if (open.at(-1)) out.set(open.at(-1), (out.get(open.at(-1)) ?? '') + item.str + (item.hasEOL ? ' ' : ''))
  }
  return out
}

function walk(node, depth, marks, out) {
  const element = [depth, node.role, '']
  out.push(element)
  for (const child of node.children ?? []) {
    if (child.type === 'content') element[2] += marks.get(child.id) ?? ''
    else if (child.role) walk(child, depth + 1, marks, out)
  }
}

for (const file of files) {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise
  const pages = []
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n)
    const out = []
    const tree = await page.getStructTree()
    if (tree) walk(tree, 0, await texts(page), out)
    pages.push(out)
  }
  await document.destroy()
  console.log(JSON.stringify(pages))
}
