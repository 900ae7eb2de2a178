// Draws PDF files as the viewers of browsers do: node viewers.mjs SPEC.json, where the specification holds {playwright,
// chromium, pdfjs, pdfium, files, folder, dots}. PDFium is the one of Chromium; pdf.js, that of Firefox, draws on a
// page in a browser, which takes the faces of a file or refuses them. It prints a line of JSON for each file,
// {pdfium, pdfjs}, each of them {text, pages}: PNG files in the folder, so many dots an inch.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const spec = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const require = createRequire(import.meta.url)
const { chromium } = require(spec.playwright)
const { PDFiumLibrary } = require(join(spec.pdfium, 'dist/index.cjs'))
const { createCanvas, ImageData } = createRequire(join(spec.pdfjs, 'package.json'))('@napi-rs/canvas') // which pdf.js brings

// read runs in the browser: pdf.js reads a file and tells how many pages it has.
async function read(file) {
  const data = Uint8Array.from(atob(file), (c) => c.charCodeAt(0))
  window.paper = await window.pdfjsLib.getDocument({ data, verbosity: 0 }).promise
  return window.paper.numPages
}

// draw runs in the browser: a page of the file, as pdf.js has it.
async function draw([number, scale]) {
  const page = await window.paper.getPage(number)
  const viewport = page.getViewport({ scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  await page.render({ canvasContext: canvas.getContext('2d'), viewport }).promise
  const { items } = await page.getTextContent({ disableNormalization: true })
  return { text: items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join(''), png: canvas.toDataURL() }
}

// pack makes a PNG file of dots.
function pack(width, height, dots) {
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').putImageData(new ImageData(Uint8ClampedArray.from(dots), width, height), 0, 0)
  return canvas.toBuffer('image/png')
}

function keep(name, png) {
  const path = join(spec.folder, name)
  writeFileSync(path, png)
  return path
}

async function inPdfjs(browser, file, stem) {
  const seen = { text: '', pages: [] }
  const count = await browser.evaluate(read, file.toString('base64'))
  for (let number = 1; number <= count; number++) {
    const { text, png } = await browser.evaluate(draw, [number, spec.dots / 72])
    seen.text += text + '\n'
    seen.pages.push(keep(`${stem}-pdfjs-${number}.png`, Buffer.from(png.split(',')[1], 'base64')))
  }
  return seen
}

async function inPdfium(library, file, stem) {
  const seen = { text: '', pages: [] }
  const paper = await library.loadDocument(file)
  for (const page of paper.pages()) {
    seen.text += page.getText() + '\n' // first: a page that is drawn is closed
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const [width, height] = [originalWidth, originalHeight].map((points) => Math.round(points * spec.dots / 72))
    const { data } = await page.render({ scale: 1, width, height, render: 'bitmap' })
    seen.pages.push(keep(`${stem}-pdfium-${page.number + 1}.png`, pack(width, height, data)))
  }
  paper.destroy()
  return seen
}

const library = await PDFiumLibrary.init()
const chrome = await chromium.launch({ executablePath: spec.chromium, args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
const browser = await (await chrome.newContext({ offline: true })).newPage()
for (const part of ['pdf.mjs', 'pdf.worker.mjs']) {
  await browser.addScriptTag({ type: 'module', content: readFileSync(join(spec.pdfjs, 'build', part), 'utf8') })
}
await browser.waitForFunction(() => window.pdfjsLib && window.pdfjsWorker)
for (const [i, path] of spec.files.entries()) {
  const file = readFileSync(path)
  const pdfjs = await inPdfjs(browser, file, i + 1)
  console.log(JSON.stringify({ pdfjs, pdfium: await inPdfium(library, file, i + 1) }))
}
await chrome.close()
library.destroy()
