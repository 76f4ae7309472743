// Shows one slide at a time. Keys: arrows, PageUp and PageDown (clickers), space, Home, End, F full screen, N notes, A by itself, . dark.
function startStage(within, { pause = 0, always = false } = {}) {
  const stage = within.querySelector(".stage")
  const slides = [...stage.querySelectorAll(".slide")]
  const count = stage.querySelector(".count")
  const button = name => stage.querySelector(`[data-do=${name}]`)
  let at = 0, notes = false, timer = null

  const show = to => {
    at = Math.max(0, Math.min(slides.length - 1, to))
    slides.forEach((slide, number) => {
      slide.hidden = number !== at
      slide.querySelector(".notes").hidden = !notes
    })
    count.textContent = slides[at].dataset.count
  }
  const rest = () => { clearInterval(timer); timer = null; button("auto").setAttribute("aria-pressed", "false") }
  const byItself = () => {
    if (timer) return rest()
    timer = setInterval(() => show((at + 1) % slides.length), (pause || 20) * 1000)
    button("auto").setAttribute("aria-pressed", "true")
  }
  const acts = {
    next: () => show(at + 1),
    back: () => show(at - 1),
    first: () => show(0),
    last: () => show(slides.length - 1),
    auto: byItself,
    notes: () => { notes = !notes; button("notes").setAttribute("aria-pressed", String(notes)); show(at) },
    dark: () => stage.classList.toggle("dark"),
    full: () => {
      if (document.fullscreenElement) return document.exitFullscreen()
      stage.requestFullscreen?.()
      if (pause && !timer) byItself()
    },
  }
  const keys = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back", Home: "first", End: "last",
    f: "full", F: "full", F5: "full", n: "notes", N: "notes", a: "auto", A: "auto", ".": "dark", b: "dark", B: "dark",
  }
  const onKey = event => {
    const onButton = event.composedPath()[0].tagName === "BUTTON" && (event.key === " " || event.key === "Enter")
    const ours = always || document.fullscreenElement || event.composedPath().includes(stage)
    if (!ours || onButton || !(event.key in keys) || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    acts[keys[event.key]]()
  }
  const onClick = event => {
    const wanted = event.target.closest?.("[data-do]")?.dataset.do
    if (wanted) { acts[wanted](); stage.focus({ preventScroll: true }) }
  }
  stage.addEventListener("click", onClick)
  document.addEventListener("keydown", onKey, true)
  show(0)
  if (pause && always) byItself()
  return () => { rest(); document.removeEventListener("keydown", onKey, true) }
}
