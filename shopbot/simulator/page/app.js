/**
 * The page around the phones: people, inspector, clock, theme, and the stream of events that says what to redraw.
 *
 * An event only marks what has become stale; the state itself is always read from the driver. So a lost, repeated
 * or late event costs nothing, and polling is the same code with everything marked.
 */

import { LANGUAGES, Phone, api, avatar, directionOf, icon, iconButton, languageChips, languageOf, loadWords, make, named, openDialog, say } from "./chat.js";

const POLL_MS = 2000;
const RECONNECT_MS = 3000;
const CALLS_KEPT = 200;
const WIDE = matchMedia("(min-width: 1000px)");
const CHAT_KINDS = new Set(["message", "edited", "deleted", "toast", "callback", "typing"]);
const FAULTS = [
  { kind: "429", retry_after: 3, times: 1 }, { kind: "500", times: 1 }, { kind: "slow", ms: 3000, times: 1 },
  { kind: "drop_before", times: 1 }, { kind: "drop_after", times: 1 }, { kind: "403", times: 1 },
];
const CLOCK_STEPS = [[60, 1, "minute"], [600, 10, "minute"], [86400, 1, "day"]];

const query = new URLSearchParams(location.search);
const onlyChat = query.get("view") === "chat";

/** Storage may be forbidden by the browser; the page then simply forgets. */
const memory = {
  get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* forgotten at reload */ } },
};

class Shell {
  constructor(root) {
    Object.assign(this, { root, people: [], groups: [], bot: { id: 0, first_name: "", commands: [] }, commands: new Map(), phones: [], unread: new Map() });
    Object.assign(this, { calls: [], lastCall: 0, violations: 0, faults: [], skew: 0, stale: new Set(), reading: new Map(), polling: null, botStatus: null });
    this.language = languageOf({ language_code: navigator.language });
  }

  say(key) {
    return say(this.language, key);
  }

  /** UTC seconds of the simulator's clock. */
  now() {
    return Date.now() / 1000 + this.skew;
  }

  async start() {
    await loadWords();
    this.applyTheme(memory.get("theme"));
    document.body.classList.toggle("only-chat", onlyChat);
    document.body.classList.toggle("inspector-closed", memory.get("inspector") === "closed");
    await Promise.all([this.readBot(), this.readClock(), this.readPeople()]);
    const wanted = this.people.find((person) => person.id === Number(query.get("person")));
    this.build();
    if (wanted || this.people.length) this.choose(wanted || this.people.find((person) => languageOf(person) === this.language) || this.people[0]);
    else this.welcome();
    this.connect();
    setInterval(() => this.tick(), 1000);
    WIDE.addEventListener("change", () => this.closeDrawers());
  }

  // Reading the driver

  async readPeople() {
    const { people, groups } = await api("people");
    Object.assign(this, { people, groups: groups || [] });
    for (const phone of this.phones) {
      const person = this.people.find(({ id }) => id === phone.person.id);
      if (person) phone.setPerson(person);
    }
    if (this.phones.length) this.applyLanguage();
    this.drawPeople();
  }

  async readBot(person) {
    const bot = await api(person ? `bot?person=${person}` : "bot");
    Object.assign(this.bot, bot);
    if (person) this.commands.set(person, bot.commands);
  }

  async readClock() {
    this.skew = (await api("clock")).now - Date.now() / 1000;
    if (this.clockFace) this.tick();
  }

  async readFaults() {
    this.faults = (await api("faults")).faults;
    this.drawFaults();
  }

  async readCalls() {
    const { calls } = await api(`calls?since=${this.lastCall}&limit=5000`);
    for (const call of calls) this.addCall(call);
    this.drawVerdict();
  }

  async readStatus() {
    const { controls = [] } = this.bot;
    const status = controls.includes("status") ? (await api("bot/status")).result : "";
    this.botStatus = controls.length ? { controls, text: typeof status === "string" ? status : JSON.stringify(status) } : null;
    this.drawStatus();
  }

  /** Read one phone's chat again; calls made meanwhile share the next reading. */
  refresh(phone) {
    const running = this.reading.get(phone);
    if (running) {
      running.again ||= running.done.then(() => this.refresh(phone));
      return running.again;
    }
    const entry = {};
    this.reading.set(phone, entry);
    entry.done = this.readChat(phone).finally(() => this.reading.delete(phone));
    return entry.done;
  }

  async readChat(phone) {
    const { person, chat, language } = phone;
    const state = await api(`chat?person=${person.id}&chat=${chat}`);
    // A state read for the face before a language switch would draw the new one as "already seen".
    if (phone.language === language) phone.update(state);
  }

  /** Mark parts as stale; they are read together a moment later. */
  mark(...parts) {
    for (const part of parts) this.stale.add(part);
    this.flushing ||= setTimeout(() => this.flush(), 25);
  }

  async flush() {
    const parts = [...this.stale];
    this.stale.clear();
    this.flushing = null;
    const readers = {
      people: () => this.readPeople(), clock: () => this.readClock(), faults: () => this.readFaults(),
      calls: () => this.readCalls(), bot: () => this.readStatus(), commands: () => Promise.all(this.phones.map(({ person }) => this.readBot(person.id))),
    };
    const read = (part) => (part instanceof Phone ? this.refresh(part) : readers[part]());
    await Promise.allSettled(parts.map((part) => read(part)));
  }

  markAll() {
    this.mark("people", "clock", "commands", ...this.phones);
    if (!onlyChat) this.mark("calls", "faults", "bot");
  }

  // Events

  /** Follow the events from now on; what was before is read whole. A server started anew counts from one again. */
  async connect() {
    try {
      const { seq } = await api(`events?once=1&since=${Number.MAX_SAFE_INTEGER}`);
      this.follow(new EventSource(`/sim/events?since=${seq}`));
    } catch {
      this.lose();
    }
  }

  follow(source) {
    source.onopen = () => {
      clearInterval(this.polling);
      this.polling = null;
      this.banner.hidden = true;
      this.markAll();
    };
    source.onmessage = (event) => this.onEvent(JSON.parse(event.data));
    source.onerror = () => {
      source.close();
      this.lose();
    };
  }

  /** No stream: ask every two seconds, and try to get the stream back meanwhile. */
  lose() {
    this.polling ||= setInterval(() => this.poll(), POLL_MS);
    setTimeout(() => this.connect(), RECONNECT_MS);
  }

  async poll() {
    try {
      await api("clock");
      this.banner.hidden = true;
      this.markAll();
    } catch {
      this.banner.hidden = false;
    }
  }

  onEvent(event) {
    if (CHAT_KINDS.has(event.kind)) this.onChatEvent(event);
    else if (event.kind === "call") this.onCall(event);
    else if (event.kind === "fault") this.mark("faults");
    else if (event.kind === "bot") this.mark("bot");
    else if (event.kind === "clock") this.mark("clock", ...this.phones);
    else if (event.kind === "people") this.mark("people", ...this.phones);
  }

  onCall({ method }) {
    if (/MyCommands$/i.test(method)) this.mark("commands");
    if (!onlyChat) this.mark("calls");
  }

  onChatEvent(event) {
    const whose = event.chat ?? event.person;
    const shown = this.phones.filter((phone) => whose == null || phone.chat === whose || phone.person.id === event.person);
    this.mark(...shown);
    if (shown.length || event.kind !== "message") return;
    this.unread.set(whose, (this.unread.get(whose) || 0) + 1);
    this.drawPeople();
  }

  tick() {
    for (const phone of this.phones) phone.tick();
    const now = this.now();
    const options = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" };
    this.clockFace.textContent = new Intl.DateTimeFormat(this.language, options).format(now * 1000);
  }

  // Frame

  build() {
    this.banner = make("div", { class: "banner", role: "status", hidden: true });
    this.peoplePanel = make("nav", { class: "people panel", "data-testid": "people" });
    this.inspector = make("aside", { class: "inspector panel", "data-testid": "inspector" });
    this.stage = make("main", { class: "stage-area" });
    this.watermark = make("div", { class: "watermark" });
    this.backdrop = make("div", { class: "backdrop", onclick: () => this.closeDrawers() });
    this.root.replaceChildren(this.banner, this.peoplePanel, this.stage, this.inspector, this.watermark, this.backdrop);
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.closeDrawers());
    this.buildInspector();
    this.applyLanguage();
  }

  applyLanguage() {
    const language = this.phones[0]?.language || this.language;
    const changed = language !== this.language || !this.watermark.textContent;
    this.language = language;
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    document.title = [this.bot.first_name, this.phones[0]?.person.first_name].filter(Boolean).join(" · ") || "Simulator";
    if (!changed) return;
    this.banner.textContent = this.say("offline");
    this.watermark.textContent = this.say("watermark");
    this.buildInspector();
    this.drawPeople();
  }

  applyTheme(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
  }

  switchTheme() {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const next = (document.documentElement.dataset.theme || system) === "dark" ? "light" : "dark";
    this.applyTheme(next);
    memory.set("theme", next);
  }

  setDrawer(name, open) {
    document.body.classList.toggle(`show-${name}`, open);
    const panel = name === "people" ? this.peoplePanel : this.inspector;
    if (open) panel.querySelector("button")?.focus();
    this.settleDrawers();
  }

  /** What is off the screen must not take the keyboard. */
  settleDrawers() {
    const { classList } = document.body;
    this.peoplePanel.inert = !WIDE.matches && !classList.contains("show-people");
    this.inspector.inert = WIDE.matches ? classList.contains("inspector-closed") : !classList.contains("show-inspector");
  }

  openPeople() {
    this.setDrawer("people", true);
  }

  openInspector() {
    this.setDrawer("inspector", true);
  }

  closeDrawers() {
    document.body.classList.remove("show-people", "show-inspector");
    this.settleDrawers();
  }

  toggleInspector() {
    const closed = document.body.classList.toggle("inspector-closed");
    memory.set("inspector", closed ? "closed" : "open");
    this.settleDrawers();
  }

  // People

  choose(person, group = null) {
    this.phones = [this.open(person, group)];
    this.show();
    query.set("person", person.id);
    history.replaceState(null, "", `?${query}`);
    this.closeDrawers();
  }

  openBeside(person) {
    this.phones = [this.phones[0], this.open(person)];
    this.show();
  }

  open(person, group = null) {
    const chat = group ? group.id : person.id;
    const phone = this.phones.find((one) => one.person.id === person.id && one.chat === chat) || new Phone(this, person, group);
    this.unread.delete(chat);
    this.mark(phone);
    this.readBot(person.id);
    return phone;
  }

  show() {
    this.stage.replaceChildren(...this.phones.map((phone) => phone.node));
    this.applyLanguage();
    this.drawPeople();
  }

  commandsOf(phone) {
    return this.commands.get(phone.person.id) || [];
  }

  async setPerson(id, changes) {
    await api(`people/${id}`, changes);
    await this.readPeople();
    await this.readBot(id);
  }

  drawPeople() {
    if (!this.peoplePanel) return;
    const current = this.phones[0]?.person;
    const held = this.peoplePanel.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.peoplePanel.setAttribute("aria-label", this.say("people"));
    this.peoplePanel.replaceChildren(
      make("div", { class: "panel-head" }, make("h2", {}, this.say("people")),
        iconButton("theme", this.say("theme"), () => this.switchTheme(), { "data-testid": "theme" }),
        iconButton("plus", this.say("addPerson"), () => this.askPerson(), { "data-testid": "add-person", "data-key": "add" }),
        iconButton("close", this.say("close"), () => this.closeDrawers(), { class: "icon-button narrow-only" })),
      make("ul", {}, this.people.map((person) => this.personRow(person, current))),
    );
    if (held) this.peoplePanel.querySelector(`[data-key="${held}"]`)?.focus();
  }

  personRow(person, current) {
    const chosen = person.id === current?.id;
    const language = languageOf(person);
    const unread = this.unread.get(person.id);
    const detail = person.username ? `@${person.username}` : LANGUAGES[language];
    const button = make(
      "button",
      { type: "button", class: "person", "data-testid": "person", "data-key": `p${person.id}`, "data-id": person.id, "aria-current": chosen ? "true" : null, onclick: () => this.choose(person) },
      avatar(person),
      make("span", { class: "names" }, named("b", [person.first_name, person.last_name].filter(Boolean).join(" ")), make("small", {}, make("bdi", {}, detail))),
      person.blocked && icon("lock"),
      unread && make("span", { class: "badge" }, unread),
    );
    const beside = !chosen && iconButton("beside", this.say("beside"), () => this.openBeside(person), { class: "icon-button beside" });
    const chips = chosen && languageChips(language, (code) => this.setPerson(person.id, { language_code: code }));
    const groups = chosen && this.groups.filter(({ members }) => members.includes(person.id)).map((group) => this.groupRow(person, group));
    return make("li", { class: chosen ? "chosen" : null }, make("div", { class: "person-row" }, button, beside), chips, groups);
  }

  groupRow(person, group) {
    const unread = this.unread.get(group.id);
    const attributes = { type: "button", class: "group", "data-testid": "group", "aria-current": this.phones[0]?.chat === group.id ? "true" : null };
    return make("button", { ...attributes, onclick: () => this.choose(person, group) }, avatar({ id: group.id, first_name: group.title }, "small"), named("span", group.title), unread && make("span", { class: "badge" }, unread));
  }

  personForm(done) {
    const name = make("input", { class: "field", dir: "auto", required: true, maxlength: "64", autocomplete: "off", "aria-label": this.say("name"), placeholder: this.say("name"), "data-testid": "new-name" });
    let language = this.language;
    const chips = make("div", { class: "language-slot" });
    const draw = () => chips.replaceChildren(languageChips(language, (code) => { language = code; draw(); chips.querySelector("[aria-pressed=true]").focus(); }));
    draw();
    const submit = async (event) => {
      event.preventDefault();
      const person = await api("people", { first_name: name.value.trim(), language_code: language });
      await this.readPeople();
      done();
      this.choose(this.people.find(({ id }) => id === person.id));
    };
    return make("form", { class: "person-form", onsubmit: submit }, name, chips, make("button", { type: "submit", class: "solid-button", "data-testid": "create-person" }, this.say("create")));
  }

  askPerson() {
    const dialog = openDialog(this.root, "card", this.say("addPerson"), make("h2", {}, this.say("whoAreYou")), make("p", {}, this.say("whoHint")), this.personForm(() => dialog.close()));
    dialog.querySelector("input").focus();
  }

  /** Nobody yet: the first thing to do is to be someone. */
  welcome() {
    const card = make("section", { class: "card welcome" }, make("h1", {}, this.say("whoAreYou")), make("p", {}, this.say("whoHint")), this.personForm(() => card.remove()));
    this.stage.replaceChildren(card);
    this.closeDrawers();
  }

  // Inspector

  buildInspector() {
    this.clockFace = make("output", { class: "clock-face", "data-testid": "clock" });
    this.faultList = make("ul", { class: "fault-list" });
    this.statusRow = make("section", { hidden: true });
    this.callList = make("ol", { class: "calls", "data-testid": "calls" });
    this.verdict = make("span", { class: "badge", hidden: true, "data-testid": "violations" });
    this.filter = make("input", { type: "checkbox", onchange: () => this.callList.classList.toggle("only-violations", this.filter.checked) });
    this.inspector.setAttribute("aria-label", this.say("inspector"));
    this.inspector.replaceChildren(
      make("div", { class: "panel-head" },
        make("button", { type: "button", class: "icon-button wide-only", "aria-label": this.say("inspector"), title: this.say("inspector"), onclick: () => this.toggleInspector() }, icon("inspect")),
        make("h2", {}, this.say("inspector")), this.verdict,
        iconButton("close", this.say("close"), () => (WIDE.matches ? this.toggleInspector() : this.closeDrawers()))),
      make("div", { class: "panel-body" },
        make("section", {}, make("h3", {}, this.say("clock")), this.clockFace, make("div", { class: "tools" }, CLOCK_STEPS.map((step) => this.clockButton(...step))), make("small", {}, this.say("clockHint"))),
        make("section", {}, make("h3", {}, this.say("faults")), make("div", { class: "tools" }, FAULTS.map((fault) => this.faultButton(fault))), make("small", {}, this.say("faultsHint")), this.faultList),
        this.statusRow,
        make("section", { class: "call-section" }, make("div", { class: "section-head" }, make("h3", {}, this.say("calls")), make("label", { class: "check" }, this.filter, this.say("onlyViolations"))), this.callList, make("p", { class: "no-calls" }, this.say("noCalls"))),
        make("button", { type: "button", class: "link-button", onclick: () => this.showUnsupported() }, this.say("unsupported"))),
    );
    this.opener ||= make("button", { type: "button", class: "icon-button opener wide-only", onclick: () => this.toggleInspector() }, icon("inspect"));
    this.opener.setAttribute("aria-label", this.say("inspector"));
    if (!this.opener.isConnected) this.root.append(this.opener);
    this.callList.append(...this.calls.map((call) => this.callRow(call)).reverse());
    this.drawFaults();
    this.drawStatus();
    this.drawVerdict();
    this.tick();
  }

  tool(label, action, attributes = {}) {
    return make("button", { type: "button", class: "tool", onclick: () => this.attempt(action), ...attributes }, label);
  }

  async attempt(action) {
    try {
      await action();
    } catch (error) {
      this.phones[0]?.toast(error.message, "failed");
    }
  }

  clockButton(seconds, count, unit) {
    const label = new Intl.NumberFormat(this.language, { style: "unit", unit, unitDisplay: "long" }).format(count);
    const advance = async () => {
      await api("clock", { advance: seconds });
      this.mark("clock", ...this.phones);
    };
    return this.tool(`+ ${label}`, advance, { "data-testid": `advance-${seconds}` });
  }

  faultButton(fault) {
    const add = async () => {
      await api("faults", fault);
      this.mark("faults");
    };
    return this.tool(this.say(`fault${fault.kind}`), add, { "data-testid": `fault-${fault.kind}` });
  }

  drawFaults() {
    const remove = (fault) => async () => {
      await api(`faults/${fault.id}`, undefined, "DELETE");
      this.mark("faults");
    };
    this.faultList.replaceChildren(...this.faults.map((fault) =>
      make("li", {}, make("span", {}, say(this.language, `fault${fault.kind}`), make("small", { dir: "ltr" }, ` ${[fault.method !== "*" && fault.method, fault.times && `×${fault.times}`].filter(Boolean).join(" ")}`)),
        iconButton("close", this.say("remove"), () => this.attempt(remove(fault))))));
  }

  drawStatus() {
    this.statusRow.hidden = !this.botStatus;
    if (!this.botStatus) return;
    const post = (what) => async () => {
      await api(`bot/${what}`, {});
      this.mark("bot");
    };
    const { controls, text } = this.botStatus;
    this.statusRow.replaceChildren(
      make("h3", {}, this.bot.first_name),
      make("div", { class: "tools" }, make("output", { class: "bot-status", dir: "ltr", "data-testid": "bot-status" }, text),
        controls.includes("restart") && this.tool(this.say("restart"), post("restart"), { "data-testid": "restart" }),
        controls.includes("kill") && this.tool(this.say("kill"), post("kill"), { class: "tool danger", "data-testid": "kill" })),
    );
  }

  addCall(call) {
    // Two readings may overlap.
    if (call.n <= this.lastCall) return;
    this.lastCall = call.n;
    this.calls.push(call);
    if (call.violation) this.violations += 1;
    this.callList.prepend(this.callRow(call));
    if (this.calls.length > CALLS_KEPT) {
      this.calls.shift();
      this.callList.lastElementChild.remove();
    }
  }

  callRow(call) {
    const verdict = call.ok ? "ok" : call.error_code || "–";
    const at = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format(call.at * 1000);
    return make(
      "li",
      { class: [call.ok ? "" : "refused", call.violation ? "violation" : ""].join(" "), dir: "ltr" },
      make("details", {},
        make("summary", {}, make("time", {}, at), make("b", {}, call.method), make("span", { class: "ms" }, `${call.ms.toFixed(call.ms < 10 ? 1 : 0)} ms`), make("span", { class: "verdict" }, String(verdict)),
          call.description && make("span", { class: "why" }, call.description)),
        make("pre", {}, JSON.stringify(call.params, null, 1))),
    );
  }

  drawVerdict() {
    this.verdict.hidden = !this.violations;
    this.verdict.textContent = this.violations;
    this.verdict.title = this.say("violations");
    document.body.classList.toggle("has-violations", this.violations > 0);
  }

  async showUnsupported() {
    const { notes, methods } = await api("unsupported");
    const dialog = openDialog(
      this.root, "card unsupported", this.say("unsupported"),
      make("h2", {}, this.say("unsupported")),
      make("ul", { dir: "ltr" }, notes.map((note) => make("li", {}, note))),
      make("details", { dir: "ltr" }, make("summary", {}, `Bot API · ${methods.length}`), make("pre", {}, methods.join("\n"))),
      make("button", { type: "button", class: "solid-button", onclick: () => dialog.close() }, this.say("close")),
    );
  }
}

new Shell(document.getElementById("app")).start();
