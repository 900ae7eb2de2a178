// Tells where Chromium sets each character of SVG pictures: node browser.js SPEC.json, where the specification holds
// {playwright, chromium, files, faces: [{family, weight, style, file}], pictures, scale}. It prints a line of JSON for each picture:
// {width, height, looks: [{font, size, color}], glyphs: [{text, x0, x1, y, look}, …]} in the picture's own units. As many of
// the files as there are names in pictures it draws instead: of them the line is {}.
'use strict'
const { readFileSync } = require('node:fs')
const spec = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { chromium } = require(spec.playwright)

// What a careful site allows: no script, no style but the page's own, no connection.
const policy = "default-src 'none'; img-src data:; font-src data:; style-src 'nonce-faces'"

function html() {
  const faces = (spec.faces ?? []).map(({ family, weight, style, file }) =>
    `@font-face { font-family: '${family}'; font-weight: ${weight}; font-style: ${style}; ` +
    `src: url(data:font/ttf;base64,${readFileSync(file).toString('base64')}) }`)
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<style nonce="faces">${faces.join('\n')} body { margin: 0 } svg { display: block }</style><main></main>`
}

// prepare runs in the page: it loads the faces and listens for what the policy refuses.
async function prepare() {
  window.refused = []
  document.addEventListener('securitypolicyviolation', (e) => window.refused.push(`${e.violatedDirective} ${e.blockedURI}`))
  await Promise.all([...document.fonts].map((face) => face.load()))
}

// refused runs in the page: what the policy has refused, once the browser has drawn the last picture.
async function refused() {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame)
  return window.refused
}

// show runs in the page.
function show(picture) {
  document.querySelector('main').innerHTML = picture
}

// read runs in the page that shows a picture.
function read() {
  const svg = document.querySelector('main').firstElementChild
  const box = svg.viewBox.baseVal
  const at = svg.getBoundingClientRect()
  const scale = box.width / at.width
  const looks = []
  const known = new Map()
  function lookOf(element) {
    const { fontFamily, fontWeight, fontStyle, fontSize, fill } = getComputedStyle(element)
    const key = [fontFamily, fontWeight, fontStyle, fontSize, fill].join()
    if (!known.has(key)) {
      const suffix = (fontWeight >= 600 ? 'Bold' : '') + (fontStyle === 'italic' ? 'Italic' : '')
      const [r, g, b] = fill.match(/\d+/g).map(Number)
      known.set(key, looks.length)
      looks.push({
        font: fontFamily.split(',')[0].replace(/[" ]/g, '') + (suffix && '-' + suffix),
        size: parseFloat(fontSize),
        color: '#' + (r << 16 | g << 8 | b).toString(16).padStart(6, '0')
      })
    }
    return known.get(key)
  }
  // The width of a character by itself: the browser's box of one is narrower where the next is drawn closer.
  const em = 2048
  const pen = document.createElement('canvas').getContext('2d')
  const widths = new Map()
  function widthOf(element, c) {
    const { fontFamily, fontWeight, fontStyle, fontSize } = getComputedStyle(element)
    const font = `${fontStyle} ${fontWeight} ${em}px ${fontFamily}`
    const key = font + c
    if (!widths.has(key)) {
      pen.font = font
      widths.set(key, pen.measureText(c).width / em)
    }
    return widths.get(key) * parseFloat(fontSize)
  }
  const glyphs = []
  const range = document.createRange()
  for (const text of svg.querySelectorAll('text')) {
    if (text.getNumberOfChars() === 0) continue
    const { y } = text.getStartPositionOfChar(0)
    const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    while (nodes.nextNode()) {
      const node = nodes.currentNode
      const look = lookOf(node.parentElement)
      let i = 0
      for (const c of node.data) {
        range.setStart(node, i)
        range.setEnd(node, i += c.length)
        const x0 = (range.getBoundingClientRect().left - at.left) * scale
        glyphs.push({ text: c, x0, x1: x0 + widthOf(node.parentElement, c), y, look })
      }
    }
  }
  return { width: box.width, height: box.height, looks, glyphs }
}

async function main() {
  const browser = await chromium.launch({
    executablePath: spec.chromium,
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  })
  const context = await browser.newContext({ offline: true, deviceScaleFactor: spec.scale || 1 })
  const page = await context.newPage()
  await page.setContent(html())
  await page.evaluate(prepare)
  for (const [i, file] of spec.files.entries()) {
    await page.evaluate(show, readFileSync(file, 'utf8'))
    const path = spec.pictures?.[i]
    const seen = path ? void await page.locator('main > svg').screenshot({ path }) : await page.evaluate(read)
    process.stdout.write(JSON.stringify(seen ?? {}) + '\n')
  }
  const faults = await page.evaluate(refused)
  if (faults.length > 0) throw new Error(`the policy refuses ${[...new Set(faults)].join(', ')}`)
  await browser.close()
}

main().catch((e) => { console.error(e); process.exit(1) })
