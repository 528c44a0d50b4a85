// Keeps an open page up to date while the site is being written: see the
// manual of package devserver. Served by `duizhao serve` only.
"use strict";
(() => {
  const base = "/.duizhao/";
  let build = document.currentScript.dataset.build;
  let events;
  let overlay;
  let hidden = ""; // the problems that the reader has put away
  let work = Promise.resolve(); // one replacement after the other

  function listen() {
    const query = new URLSearchParams({ page: location.pathname, build });
    events = new EventSource(`${base}events?${query}`);
    events.onmessage = (event) => {
      const message = JSON.parse(event.data);
      build = message.build;
      show(message.problems, event.data);
      if (message.action === "page") location.reload();
      if (message.action === "main") work = work.then(replace).catch(() => location.reload());
    };
  }

  // A page out of sight does not hold a connection: browsers grant six.
  document.addEventListener("visibilitychange", () => {
    events.close();
    if (document.visibilityState === "visible") listen();
  });
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });

  async function replace() {
    const response = await fetch(location.href, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const from = next.querySelector("main");
    const to = document.querySelector("main");
    if (!from || !to) throw new Error("no main element");
    const stay = position(to);
    to.replaceChildren(...from.childNodes);
    const [oldFooter, newFooter] = [outerFooter(document), outerFooter(next)];
    if (oldFooter && newFooter) oldFooter.replaceChildren(...newFooter.childNodes);
    document.title = next.title;
    document.dispatchEvent(new CustomEvent("duizhao:reload"));
    stay();
  }

  function outerFooter(doc) {
    return [...doc.querySelectorAll("footer")].find((footer) => !footer.closest("main"));
  }

  // Remembers what stands at the top of the window and what has the focus,
  // and returns a function that restores both in the new text.
  function position(main) {
    const { scrollX, scrollY } = window;
    const mark = [...main.querySelectorAll("[id]")].find((e) => e.getBoundingClientRect().bottom > 0);
    const top = mark?.getBoundingClientRect().top;
    const focus = main.contains(document.activeElement) && document.activeElement.id;
    return () => {
      const now = mark && document.getElementById(mark.id);
      const moved = now && scrollY > 0 ? now.getBoundingClientRect().top - top + window.scrollY : scrollY;
      scrollTo({ left: scrollX, top: moved, behavior: "instant" });
      if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
    };
  }

  function make(name, className, ...children) {
    const element = document.createElement(name);
    element.className = className;
    element.append(...children); // strings become text, never markup
    return element;
  }

  function show(problems, key) {
    overlay?.remove();
    overlay = undefined;
    if (problems.length === 0 || key === hidden) return;
    const style = make("link", "");
    style.rel = "stylesheet";
    style.href = `${base}error.css`;
    const close = make("button", "close", "Hide");
    close.type = "button";
    close.onclick = () => { hidden = key; overlay.remove(); };
    const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
    const panel = make("section", "panel",
      make("header", "head", make("h2", "title", `${build ? "Not rebuilt" : "Not built"}: ${count}`), close),
      make("ol", "problems", ...problems.map(item)));
    panel.setAttribute("role", "alert");
    panel.lang = "en";
    overlay = make("duizhao-problems", "");
    overlay.attachShadow({ mode: "open" }).append(style, panel); // out of reach of the page's styles
    document.body.append(overlay);
  }

  function item(problem) {
    const li = make("li", `problem ${problem.severity}`,
      make("p", "what", make("code", "place", problem.place), problem.place && " ",
        make("strong", "severity", problem.severity), " ",
        make("span", "text", problem.text), " ", make("code", "code", problem.code)));
    if (problem.excerpt) {
      const { line, before, at, after } = problem.excerpt;
      li.append(make("pre", "excerpt", make("span", "line", String(line || "")),
        make("code", "source", before, make("mark", "caret", at || " "), after)));
    }
    for (const note of problem.notes) li.append(make("p", "note", note));
    if (problem.hint) li.append(make("p", "hint", problem.hint));
    return li;
  }

  listen();
})();
