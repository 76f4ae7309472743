// Shows one slide at a time. Keys: arrows, PageUp and PageDown (clickers), space, Home, End, F full screen, N notes, P notes in a window of
// the presenter's own, A by itself, . dark. `from` is the slide to begin with; `moved` is told which one is shown.
function startStage(within, { pause = 0, always = false, from = 0, moved = () => {} } = {}) {
  const stage = within.querySelector(".stage")
  const slides = [...stage.querySelectorAll(".slide")]
  const count = stage.querySelector(".count")
  const button = name => stage.querySelector(`[data-do=${name}]`)
  let at = 0, notes = false, timer = null, desk = null, ticking = null

  const show = to => {
    at = Math.max(0, Math.min(slides.length - 1, to))
    slides.forEach((slide, number) => {
      slide.hidden = number !== at
      slide.querySelector(".notes").hidden = !notes
    })
    count.textContent = slides[at].dataset.count
    moved(at)
    write()
    if (timer) start() // who turns the page by hand has the whole pause again
  }

  // The presenter's window shows what this slide's notes say, what comes next, and how long it has been. It has no script of its own.
  const put = (parent, tag, text, style = "") => {
    const element = parent.ownerDocument.createElement(tag)
    element.textContent = text
    element.style.cssText = style
    return parent.appendChild(element)
  }
  const write = () => {
    if (!desk || desk.closed) return
    const body = desk.document.body, said = stage.dataset
    const after = slides.slice(at + 1).find(slide => slide.dataset.slide !== slides[at].dataset.slide)
    body.textContent = ""
    put(body, "p", slides[at].dataset.count, "color:#4d5856;margin:0")
    put(body, "h1", slides[at].querySelector("h2").textContent, "font-size:1.4em;margin:.3em 0")
    put(body, "p", slides[at].querySelector(".notes p").textContent, "font-size:1.6em;white-space:pre-wrap")
    const list = put(body, "ul", "", "color:#4d5856")
    slides[at].querySelectorAll(".notes li").forEach(line => put(list, "li", line.textContent))
    put(body, "p", `${said.after}: ${after ? after.querySelector("h2").textContent : "–"}`, "border-top:2px solid #0b6b66;padding-top:.6em")
    put(body, "p", "", "color:#4d5856").id = "time"
    tick()
  }
  const tick = () => {
    const place = desk && !desk.closed && desk.document.getElementById("time")
    if (!place) return
    const passed = Math.floor((Date.now() - desk.since) / 1000)
    place.textContent = `${stage.dataset.passed} ${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, "0")}`
  }
  const shut = () => { clearInterval(ticking); if (desk && !desk.closed) desk.close(); desk = null }
  const openDesk = () => {
    if (desk && !desk.closed) return shut()
    desk = window.open("", "", "popup,width=900,height=640")
    if (!desk) return
    desk.since = Date.now()
    desk.document.title = stage.getAttribute("aria-label")
    desk.document.documentElement.lang = document.documentElement.lang
    desk.document.body.style.cssText = "margin:24px;font:20px/1.4 Pretendard,'Malgun Gothic','Noto Sans CJK KR',sans-serif;background:#fff;color:#16211f"
    desk.document.addEventListener("keydown", event => {
      if (event.ctrlKey || event.altKey || event.metaKey || !(event.key in keys) || keys[event.key] === "full") return
      event.preventDefault()
      acts[keys[event.key]]()
    })
    ticking = setInterval(tick, 1000)
    write()
  }

  const rest = () => { clearInterval(timer); timer = null; button("auto").setAttribute("aria-pressed", "false") }
  const start = () => {
    clearInterval(timer)
    timer = setInterval(() => show((at + 1) % slides.length), (pause || 20) * 1000)
    button("auto").setAttribute("aria-pressed", "true")
  }
  const byItself = () => timer ? rest() : start()
  const acts = {
    next: () => show(at + 1),
    back: () => show(at - 1),
    first: () => show(0),
    last: () => show(slides.length - 1),
    auto: byItself,
    notes: () => { notes = !notes; button("notes").setAttribute("aria-pressed", String(notes)); show(at) },
    desk: openDesk,
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
    f: "full", F: "full", F5: "full", n: "notes", N: "notes", p: "desk", P: "desk", a: "auto", A: "auto", ".": "dark", b: "dark", B: "dark",
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
  show(from)
  if (pause && always) start()
  return () => { rest(); shut(); document.removeEventListener("keydown", onKey, true) }
}
