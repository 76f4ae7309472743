// A chart keeps the width it was drawn in: what is printed is as wide as on the screen and made smaller as a whole.
addEventListener("beforeprint", () => {
  const main = document.querySelector("main")
  if (!main) return
  const sheet = 277 / 25.4 * 96 // A4 on its side without margins, in pixels
  const root = document.documentElement.style
  root.setProperty("--drawn", `${main.clientWidth}px`)
  root.setProperty("--paper", Math.min(1, sheet / main.clientWidth))
  for (const chart of main.querySelectorAll('[role="graphics-document"], [role="figure"]')) { // with its sentence on one page
    let block = chart
    while (block !== main && !block.querySelector("h2")) block = block.parentElement
    if (!block.querySelector("h1")) block.style.breakInside = "avoid"
  }
})
