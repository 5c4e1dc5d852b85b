/**
 * The page around the phones: people, inspector, checks, theme, and the stream of events that says what to redraw.
 *
 * An event only marks what has become stale; the state itself is always read from the driver. So a lost, repeated
 * or late event costs nothing, and polling is the same code with everything marked.
 */

import { LANGUAGES, Phone, api, avatar, directionOf, formatMoment, icon, iconButton, languageChips, languageOf, loadWords, make, named, openDialog, refill, say } from "./chat.js";

const POLL_MS = 2000;
const RECONNECT_MS = 3000;
const NOTICE_MS = 5000;
const STATUS_EVERY_S = 5;
const KEPT = 200;
const WIDE = matchMedia("(min-width: 1000px)");
/** Here two phones and the inspector stand side by side; below, a second phone takes the inspector's place. */
const ROOMY = matchMedia("(min-width: 1440px)");
const CHAT_KINDS = new Set(["message", "edited", "deleted", "toast", "callback", "typing"]);
const SHOP_KINDS = { fault: "trouble", bot: "trouble", payments: "payments", shop: "changes", checks: "checks" };
/** What a bot says of itself when it starts: thirty calls that tell nobody anything. They stand under "calls". */
const SETTING_UP = /^(setMy|deleteMy|setChatMenuButton$|deleteWebhook$|setWebhook$)/;
const FAULTS = [{ kind: "429", retry_after: 3 }, { kind: "500" }, { kind: "403" }, { kind: "slow", ms: 3000 }, { kind: "drop_before" }, { kind: "drop_after" }];
const CLOCK_STEPS = [[60, 1, "minute"], [600, 10, "minute"], [86400, 1, "day"]];

const query = new URLSearchParams(location.search);
/** `chat`: one phone and nothing else, for pictures. `watch`: the phones in which something happens, for a replay. */
const view = query.get("view") || "";

/** Storage may be forbidden by the browser; the page then simply forgets. */
const memory = {
  get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* forgotten at reload */ } },
};

const clockFormat = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const systemTheme = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

/** A part of the inspector: `build` draws it in the page's language, `read` takes its state from the driver. */
class Part {
  constructor(shell) {
    this.shell = shell;
    this.node = make("section", { class: "part" });
  }

  say(key) {
    return this.shell.say(key);
  }

  /** A button that turns until its action is done; what the driver refuses is shown. */
  tool(label, action, attributes = {}) {
    const act = async (event) => {
      const button = event.currentTarget;
      button.setAttribute("aria-busy", "true");
      await this.shell.attempt(action);
      button.removeAttribute("aria-busy");
    };
    return make("button", { type: "button", class: "tool", onclick: act, ...attributes }, label);
  }

  /** A switch with its label; `set` gets the wanted state. */
  toggle(label, on, set, attributes = {}) {
    return make("button", { type: "button", class: "switch", role: "switch", "aria-checked": on, onclick: () => this.shell.attempt(() => set(!on)), ...attributes }, make("span", { dir: "auto" }, label), make("i", { "aria-hidden": "true" }));
  }
}

class ClockPart extends Part {
  build() {
    this.node.classList.add("clock-part");
    this.face = make("output", { class: "clock-face", "data-testid": "clock", "aria-label": this.say("clock") });
    this.node.replaceChildren(this.face, make("div", { class: "tools even", title: this.say("clockHint") }, CLOCK_STEPS.map((step) => this.step(...step))));
    this.tick();
  }

  step(seconds, count, unit) {
    const amount = new Intl.NumberFormat(this.shell.language, { style: "unit", unit, unitDisplay: "long" }).format(count);
    const advance = async () => {
      await api("clock", { advance: seconds });
      this.shell.mark("clock", ...this.shell.phones);
    };
    return this.tool(make("span", {}, "+\u2060\u00a0", amount), advance, { "data-testid": `advance-${seconds}` });
  }

  tick() {
    const options = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" };
    this.face.textContent = new Intl.DateTimeFormat(this.shell.language, options).format(this.shell.now() * 1000);
  }
}

/** Invoices that wait for pretended money, and what can happen to them. */
class PaymentsPart extends Part {
  constructor(shell) {
    super(shell);
    this.payments = [];
  }

  async read() {
    const { payments, gateways } = await api("shop/payments");
    this.payments = payments;
    this.shell.inspector.trouble.setGateways(gateways);
    this.draw();
  }

  build() {
    this.said = make("output", { class: "said", role: "status", "data-testid": "said" });
    this.list = make("ul", { class: "payments", "data-testid": "payments" });
    this.past = make("details", { class: "past" });
    this.node.replaceChildren(make("h3", {}, this.say("payments")), this.said, this.list, this.past);
    this.draw();
  }

  draw() {
    const open = this.payments.filter(({ state }) => state === "open");
    const past = this.payments.filter(({ state }) => state !== "open");
    refill(this.list, open.length ? open.map((one) => this.card(one)) : make("li", { class: "hint" }, this.say("noPayments")));
    this.past.hidden = !past.length;
    refill(this.past, make("summary", { "data-key": "past" }, `${this.say("pastPayments")} (${past.length})`), make("ul", {}, past.map((one) => this.line(one))));
    this.tick();
  }

  card(payment) {
    const { id, amount, about, expires_at: until, ways } = payment;
    const ends = make("small", { class: "ends", "data-until": until });
    const buttons = ways.map((how) => this.tool(this.say(`pay_${how}`), () => this.settle(id, how), {
      "data-testid": `pay-${how}`, "data-key": `${id} ${how}`, title: this.say(`pay_${how}_hint`), class: `tool ${how === "paid" ? "good" : ""}`,
    }));
    return make("li", { class: "card-row" }, make("div", { class: "card-head" }, make("b", { dir: "auto" }, amount), ends), make("small", {}, make("bdi", {}, this.nameOf(payment)), " · ", make("bdi", {}, about)), make("div", { class: "tools" }, buttons));
  }

  line({ amount, about, state }) {
    return make("li", { class: `past-line ${state}` }, make("b", { dir: "auto" }, amount), make("small", { dir: "auto" }, about), make("span", { class: "verdict" }, this.say(`state_${state}`)));
  }

  /** Who is to pay what, where the gateway knows whom it asks; else which gateway asks. */
  nameOf({ person, gateway }) {
    return this.shell.people.find(({ id }) => id === person)?.first_name || gateway;
  }

  async settle(id, how) {
    const { said } = await api("shop/payments", { id, how });
    this.said.textContent = said || "";
    this.shell.mark("payments");
  }

  /** How long each one stays open, by the simulator's clock. */
  tick() {
    for (const node of this.list.querySelectorAll("[data-until]")) {
      const text = formatMoment(this.shell.language, Number(node.dataset.until), "r", this.shell.now());
      if (node.textContent !== text) node.textContent = text;
    }
  }
}

/** What happened, newest first: the bot's calls and what changed in the shop's books, in one list. */
class TimelinePart extends Part {
  constructor(shell) {
    super(shell);
    Object.assign(this, { calls: [], changes: [], lastCall: 0, lastChange: null, violations: 0, filter: "all" });
  }

  /** A page opened late reads only the end of a long history. */
  async readCalls() {
    if (!this.lastCall) {
      const { count } = await api("calls?limit=1");
      this.lastCall = Math.max(0, count - KEPT);
      this.violations = (await api("violations")).violations.length;
      this.counting = this.lastCall + KEPT;
    }
    const { calls } = await api(`calls?since=${this.lastCall}&limit=5000`);
    for (const call of calls) {
      // Two readings may overlap.
      if (call.n <= this.lastCall) continue;
      this.lastCall = call.n;
      if (call.violation && call.n > this.counting) this.violations += 1;
      this.add(this.calls, call, this.callRow(call));
    }
    this.drawCounts();
  }

  async readChanges() {
    const { last, changes } = await api(`shop/changes${this.lastChange === null ? "" : `?since=${this.lastChange}`}`);
    for (const change of changes) {
      if (this.lastChange !== null && change.seq <= this.lastChange) continue;
      this.add(this.changes, change, this.changeRow(change));
      this.lastChange = change.seq;
    }
    this.lastChange ??= last;
    this.drawCounts();
  }

  /** Everything was forgotten by the simulator (`/sim/reset`). */
  forget() {
    Object.assign(this, { calls: [], lastCall: 0, violations: 0 });
    this.build();
  }

  add(kept, fact, row) {
    kept.push({ fact, row });
    this.place(fact, row);
    if (kept.length > KEPT) kept.shift().row.remove();
  }

  /** Newest first; of one second, what came last stands on top. */
  place(fact, row) {
    const second = Math.floor(fact.at);
    row.dataset.at = second;
    let before = this.list.firstElementChild;
    while (before && Number(before.dataset.at) > second) before = before.nextElementSibling;
    this.list.insertBefore(row, before);
  }

  build() {
    this.list = make("ol", { class: "timeline", "data-testid": "calls", "aria-label": this.say("timeline") });
    this.filters = make("div", { class: "segments", role: "group", "aria-label": this.say("filter") });
    this.node.classList.add("timeline-part");
    this.node.replaceChildren(make("h3", {}, this.say("timeline")), this.filters, this.list, make("p", { class: "hint none" }, this.say("nothingYet")));
    for (const entry of this.calls) entry.row = this.callRow(entry.fact);
    for (const entry of this.changes) entry.row = this.changeRow(entry.fact);
    const all = [...this.calls, ...this.changes].sort((a, b) => Math.floor(a.fact.at) - Math.floor(b.fact.at));
    for (const { fact, row } of all) this.place(fact, row);
    this.drawCounts();
  }

  drawCounts() {
    const offered = ["all", ...(this.shell.has("changes") ? ["books"] : []), "calls", "broken"];
    const choose = (filter) => () => {
      this.filter = filter;
      this.drawCounts();
    };
    refill(this.filters, offered.map((one) => make(
      "button", { type: "button", "aria-pressed": one === this.filter, "data-key": one, "data-testid": `filter-${one}`, onclick: choose(one) },
      this.say(`filter_${one}`), one === "broken" && this.violations > 0 && make("span", { class: "badge bad", "data-testid": "violations" }, this.violations),
    )));
    const count = { all: this.list.querySelectorAll("li:not(.setting-up)").length, books: this.changes.length, calls: this.calls.length, broken: this.list.querySelectorAll(".violation").length };
    this.node.dataset.filter = this.filter;
    this.node.classList.toggle("is-empty", !count[this.filter]);
    this.shell.setViolations(this.violations);
  }

  changeRow({ at, book, what, delta }) {
    const sign = delta && (/^[-−]/.test(delta) ? "minus" : "plus");
    return make("li", { class: "change", dir: "ltr", "data-testid": "change" }, make("time", {}, clockFormat.format(at * 1000)), make("span", { class: `book ${book}`, dir: "auto" }, this.say(`book_${book}`)), make("span", { class: "what" }, what), delta && make("span", { class: `delta ${sign}` }, delta));
  }

  callRow(call) {
    const verdict = call.ok ? "ok" : call.error_code || "–";
    const details = make("details", {},
      make("summary", {}, make("time", {}, clockFormat.format(call.at * 1000)), make("b", {}, call.method), make("span", { class: "ms" }, `${call.ms.toFixed(call.ms < 10 ? 1 : 0)} ms`), make("span", { class: "verdict" }, String(verdict)),
        call.description && make("span", { class: "why" }, call.description)));
    // Two hundred calls with all their parameters would be most of the page.
    details.addEventListener("toggle", () => details.append(make("pre", { tabindex: "0" }, JSON.stringify(call.params, null, 1))), { once: true });
    const quiet = SETTING_UP.test(call.method) && call.ok && !call.violation;
    return make("li", { class: ["call", quiet ? "setting-up" : "", call.ok ? "" : "refused", call.violation ? "violation" : ""].join(" "), dir: "ltr" }, details);
  }
}

/** Everything that can be broken on purpose: the bot's process, the network, Telegram's limits, the gateways. */
class TroublePart extends Part {
  constructor(shell) {
    super(shell);
    Object.assign(this, { faults: [], gateways: [], status: null, limits: false, lasting: false });
  }

  async read() {
    const [{ faults }, { on }] = await Promise.all([api("faults"), api("limits"), this.readStatus()]);
    Object.assign(this, { faults, limits: on });
    this.draw();
  }

  async readStatus() {
    if (!this.shell.has("status")) return;
    const { result } = await api("bot/status");
    const changed = result !== this.status;
    this.status = result;
    this.shell.setBotDown(result === "stopped");
    if (changed) this.draw();
  }

  setGateways(gateways) {
    this.gateways = gateways;
    this.draw();
  }

  build() {
    this.bot = make("div", { class: "group-of" });
    this.network = make("div", { class: "group-of" });
    this.outside = make("div", { class: "group-of" });
    this.node.replaceChildren(this.bot, this.network, this.outside);
    this.draw();
  }

  draw() {
    this.drawBot();
    this.drawNetwork();
    const setGateway = (name) => async (up) => {
      await api("shop/gateways", { name, down: !up });
      this.shell.mark("payments");
    };
    this.outside.hidden = !this.gateways.length;
    refill(this.outside, make("h3", {}, this.say("gateways")), make("small", {}, this.say("gatewaysHint")),
      this.gateways.map(({ name, down }) => this.toggle(name, !down, setGateway(name), { "data-key": `g${name}`, "data-testid": `gateway-${name}` })));
  }

  drawBot() {
    const post = (what) => async () => {
      await api(`bot/${what}`, {});
      await this.readStatus();
    };
    const { status } = this;
    const stopped = status === "stopped";
    this.bot.hidden = !["restart", "kill", "status"].some((control) => this.shell.has(control));
    refill(this.bot, make("h3", {}, this.say("process")),
      status && make("output", { class: `bot-status ${stopped ? "off" : "on"}`, "data-testid": "bot-status", "data-status": status }, this.say(stopped ? "statusStopped" : "statusRunning")),
      make("div", { class: "tools" },
        this.shell.has("restart") && this.tool(this.say(stopped ? "startBot" : "restart"), post("restart"), { "data-testid": "restart", "data-key": "restart" }),
        this.shell.has("kill") && this.tool(this.say("kill"), post("kill"), { class: "tool danger", disabled: stopped, "data-testid": "kill", "data-key": "kill" })),
      make("small", {}, this.say("killHint")));
  }

  drawNetwork() {
    const setLimits = async (on) => {
      await api("limits", { on });
      this.shell.mark("trouble");
    };
    const setLasting = (lasting) => {
      this.lasting = lasting;
      this.drawNetwork();
    };
    refill(this.network, make("h3", {}, this.say("faults")), make("small", {}, this.say("faultsHint")),
      make("div", { class: "tools" }, FAULTS.map((fault) => this.faultButton(fault))),
      this.toggle(this.say("lasting"), this.lasting, setLasting, { "data-key": "lasting", "data-testid": "lasting" }),
      make("ul", { class: "fault-list", "aria-live": "polite" }, this.faults.map((fault) => this.planted(fault))),
      this.faults.length > 1 && this.tool(this.say("clearAll"), () => this.heal(), { "data-testid": "clear-faults", "data-key": "clear" }),
      this.toggle(this.say("limits"), this.limits, setLimits, { "data-key": "limits", "data-testid": "limits" }));
  }

  faultButton(fault) {
    const plant = async () => {
      await api("faults", { ...fault, times: this.lasting ? null : 1 });
      this.shell.mark("trouble");
    };
    return this.tool(this.say(`fault${fault.kind}`), plant, { "data-testid": `fault-${fault.kind}`, "data-key": fault.kind });
  }

  planted(fault) {
    const often = fault.times ? `×${fault.times}` : "∞";
    const method = fault.method === "*" ? "" : fault.method;
    return make("li", {}, make("span", {}, this.say(`fault${fault.kind}`), make("small", { dir: "ltr" }, ` ${method} ${often}`)), iconButton("close", `${this.say("remove")}: ${this.say(`fault${fault.kind}`)}`, () => this.shell.attempt(() => this.heal(fault.id))));
  }

  async heal(id) {
    await api(id ? `faults/${id}` : "faults", undefined, "DELETE");
    this.shell.mark("trouble");
  }
}

/** The journeys, played from here: progress, results, and the way into a replay. */
class ChecksPart extends Part {
  constructor(shell) {
    super(shell);
    this.state = null;
  }

  async read() {
    this.state = await api("checks");
    this.draw();
    this.shell.setReplay(this.state.replay);
  }

  build() {
    this.top = make("div", { class: "checks-top" });
    this.bar = make("div", { class: "bar", role: "progressbar", "aria-label": this.say("checks"), "aria-valuemin": "0" }, make("i"));
    this.summary = make("output", { class: "summary", role: "status", "data-testid": "checks-summary" });
    this.list = make("ul", { class: "stories", "data-testid": "stories", dir: "ltr", lang: "en" });
    this.node.replaceChildren(this.top, this.bar, this.summary, this.list);
    if (this.state) this.draw();
  }

  draw() {
    const { stories, running, results, wanted, now } = this.state;
    const failed = results.filter(({ ok }) => !ok).length;
    const act = async () => {
      await (running ? api("checks", undefined, "DELETE") : api("checks", { names: [] }));
      this.shell.mark("checks");
    };
    refill(this.top, make("p", {}, this.count("checksHint", stories.length)),
      this.tool(make("span", {}, icon(running ? "stop" : "play"), this.say(running ? "stopChecks" : "runChecks")), act, { class: `solid-button wide ${running ? "quiet" : ""}`, "data-testid": running ? "stop-checks" : "run-checks", "data-key": "run" }));
    this.bar.hidden = !wanted;
    this.bar.setAttribute("aria-valuemax", wanted);
    this.bar.setAttribute("aria-valuenow", results.length);
    this.bar.classList.toggle("failed", failed > 0);
    this.bar.firstChild.style.setProperty("inline-size", `${wanted ? (results.length / wanted) * 100 : 0}%`);
    const numbers = new Intl.NumberFormat(this.shell.language);
    const passed = results.length - failed;
    this.summary.hidden = !wanted;
    refill(this.summary, make("b", { "data-testid": "checks-progress" }, `${numbers.format(results.length)} / ${numbers.format(wanted)}`), make("span", { class: "passed" }, this.count("passed", passed)), failed > 0 && make("span", { class: "failed" }, this.count("failed", failed)));
    const byName = new Map(results.map((result) => [result.name, result]));
    refill(this.list, stories.map((name) => this.story(name, byName.get(name), running && now === name)));
    this.shell.inspector.setBadge("checks", failed);
  }

  /** A label with its number. */
  count(key, number) {
    return this.say(key).replace("{n}", new Intl.NumberFormat(this.shell.language).format(number));
  }

  story(name, result, playing) {
    const state = playing ? "playing" : result ? (result.ok ? "ok" : "wrong") : "idle";
    const mark = { playing: make("span", { class: "spinner" }), ok: icon("check"), wrong: icon("close"), idle: make("i", { class: "dot" }) }[state];
    const replay = async () => {
      await api("checks/replay", { name });
      this.shell.mark("checks");
    };
    return make("li", { class: `story ${state}`, "data-testid": "story", "data-state": state },
      make("div", { class: "story-row" }, make("span", { class: "mark", role: "img", "aria-label": this.say(`check_${state}`) }, mark), make("span", { class: "story-name" }, name),
        result && make("small", { class: "ms" }, `${result.seconds.toFixed(1)} s`),
        iconButton("step", `${this.say("replay")}: ${name}`, () => this.shell.attempt(replay), { "data-key": `r${name}`, "data-testid": "replay" })),
      result?.problem && make("details", {}, make("summary", { "data-key": `p${name}` }, result.problem.split("\n", 1)[0]), make("pre", { tabindex: "0" }, result.problem)));
  }
}

/** One story played step by step: its steps, and its own page in a frame, where the people of the story act. */
class Replay {
  constructor(shell, { name, page }) {
    Object.assign(this, { shell, name, page });
    const theme = document.documentElement.dataset.theme || systemTheme();
    const address = new URL(page);
    address.search = new URLSearchParams({ view: "watch", theme });
    this.frame = make("iframe", { src: address.href, title: name, "data-testid": "replay-frame" });
    this.node = make("section", { class: "replay", "data-testid": "replay-stage" });
    this.build();
  }

  build() {
    const say = (key) => this.shell.say(key);
    const post = (all) => () => this.shell.attempt(async () => {
      this.next.disabled = this.rest.disabled = true;
      await api("checks/replay/step", { all });
      this.shell.mark("checks");
    });
    const close = () => this.shell.attempt(async () => {
      this.frame.remove(); // its stream of events must not be cut before it has left
      await api("checks/replay", undefined, "DELETE");
      this.shell.mark("checks");
    });
    this.steps = make("ol", { class: "steps", dir: "ltr", lang: "en", "data-testid": "steps" });
    this.now = make("p", { class: "step-now", dir: "ltr", lang: "en", role: "status" });
    this.problem = make("pre", { class: "problem", dir: "ltr", tabindex: "0", hidden: true, "data-testid": "replay-problem" });
    this.next = make("button", { type: "button", class: "solid-button", "data-testid": "next-step", onclick: post(false) }, icon("step"), say("nextStep"));
    this.rest = make("button", { type: "button", class: "solid-button quiet", "data-testid": "all-steps", onclick: post(true) }, icon("play"), say("allSteps"));
    refill(this.node,
      make("header", { class: "replay-head" }, make("div", { class: "title" }, make("small", {}, say("replay")), named("b", this.name)), iconButton("close", say("close"), close, { "data-testid": "close-replay" })),
      make("div", { class: "replay-body" }, this.frame, this.steps),
      this.problem,
      make("footer", { class: "replay-foot" }, this.now, make("div", { class: "tools" }, this.next, this.rest)));
  }

  /** `waiting`: the last step comes next; the ones up to it are done. */
  update({ steps, waiting, ended, problem }) {
    const last = steps.at(-1);
    const state = (n) => (n !== last.n ? "done" : waiting ? "waits" : ended && problem ? "wrong" : "done");
    refill(this.steps, steps.map(({ n, words }) => make("li", { class: state(n), "data-testid": "step", "data-state": state(n), "aria-current": n === last.n ? "step" : null }, make("span", { class: "n" }, n), make("span", { dir: "auto" }, words))));
    this.steps.lastElementChild?.scrollIntoView({ block: "nearest" });
    const verdict = ended && make("b", { class: problem ? "failed" : "passed", dir: "auto", "data-testid": "replay-verdict" }, this.shell.say(problem ? "check_wrong" : "check_ok"));
    this.now.replaceChildren(verdict || (last ? `${last.n}. ${last.words}` : this.shell.say("opening")));
    this.next.disabled = this.rest.disabled = !waiting;
    this.problem.hidden = !problem;
    this.problem.textContent = problem || "";
  }
}

/** The panel that shows how the bot works and lets the world around it misbehave. */
class Inspector {
  constructor(shell) {
    this.shell = shell;
    this.node = make("aside", { class: "inspector panel", "data-testid": "inspector" });
    this.clock = new ClockPart(shell);
    this.payments = new PaymentsPart(shell);
    this.timeline = new TimelinePart(shell);
    this.trouble = new TroublePart(shell);
    this.checks = new ChecksPart(shell);
    this.tab = memory.get("tab") || "live";
    this.badges = new Map();
  }

  say(key) {
    return this.shell.say(key);
  }

  build() {
    this.panels = { live: [this.payments, this.timeline], trouble: [this.trouble], checks: [this.checks] };
    this.names = Object.keys(this.panels).filter((name) => name !== "checks" || this.shell.has("checks"));
    if (!this.names.includes(this.tab)) this.tab = "live";
    this.payments.node.hidden = !this.shell.has("payments");
    this.tabs = make("div", { class: "tabs", role: "tablist", "aria-label": this.say("inspector"), onkeydown: (event) => this.onKey(event) });
    this.bodies = this.names.map((name) => make("div", { class: "panel-body", role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}` }, this.panels[name].map((part) => part.node)));
    this.bodies[0].append(make("button", { type: "button", class: "link-button", onclick: () => this.shell.showUnsupported() }, this.say("unsupported")));
    this.node.setAttribute("aria-label", this.say("inspector"));
    this.node.replaceChildren(
      make("div", { class: "panel-head" }, make("h2", {}, this.say("inspector")), iconButton("close", this.say("close"), () => this.shell.closeInspector())),
      this.clock.node, this.tabs, ...this.bodies,
    );
    for (const part of [this.clock, this.payments, this.timeline, this.trouble, this.checks]) part.build();
    this.choose(this.tab);
  }

  choose(tab) {
    this.tab = tab;
    memory.set("tab", tab);
    this.bodies.forEach((body, index) => { body.hidden = this.names[index] !== tab; });
    this.drawTabs();
  }

  drawTabs() {
    refill(this.tabs, this.names.map((name) => make(
      "button", { type: "button", role: "tab", id: `tab-${name}`, "data-key": name, "data-testid": `tab-${name}`, "aria-controls": `panel-${name}`, "aria-selected": name === this.tab, tabindex: name === this.tab ? 0 : -1, onclick: () => this.choose(name) },
      this.say(`tab_${name}`), this.badges.get(name) > 0 && make("span", { class: "badge bad" }, this.badges.get(name)))));
  }

  setBadge(name, count) {
    if (this.badges.get(name) === count) return;
    this.badges.set(name, count);
    if (this.tabs) this.drawTabs();
  }

  onKey(event) {
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!along) return;
    const step = document.documentElement.dir === "rtl" ? -along : along;
    this.choose(this.names[(this.names.indexOf(this.tab) + step + this.names.length) % this.names.length]);
    this.tabs.querySelector("[aria-selected=true]").focus();
  }

  tick() {
    this.clock.tick();
    this.payments.tick();
  }
}

class Shell {
  constructor(root) {
    Object.assign(this, { root, people: [], groups: [], bot: { id: 0, first_name: "", controls: [] }, about: new Map(), phones: [], active: 0, unread: new Map() });
    Object.assign(this, { skew: 0, stale: new Set(), reading: new Map(), polling: null, botDown: false, replay: null, ticks: 0 });
    this.language = languageOf({ language_code: query.get("lang") || navigator.language });
    this.startPayload = query.get("start");
  }

  say(key) {
    return say(this.language, key);
  }

  /** UTC seconds of the simulator's clock. */
  now() {
    return Date.now() / 1000 + this.skew;
  }

  /** Whether the embedding process passed this control. */
  has(control) {
    return this.bot.controls.includes(control);
  }

  async start() {
    await loadWords();
    this.applyTheme(query.get("theme") || memory.get("theme"));
    document.body.classList.toggle("only-chat", view === "chat");
    document.body.classList.toggle("watching", view === "watch");
    document.body.classList.toggle("inspector-closed", memory.get("inspector") === "closed");
    await Promise.all([this.readBot(), this.readClock(), this.readPeople()]);
    this.build();
    this.openFirst();
    this.connect();
    setInterval(() => this.tick(), 1000);
    for (const media of [WIDE, ROOMY]) media.addEventListener("change", () => this.settlePhones());
  }

  /** The person of the address, else one who speaks the visitor's language; on a roomy screen the last one, who runs the shop, beside. */
  openFirst() {
    const byId = (key) => this.people.find((person) => person.id === Number(query.get(key)));
    const first = byId("person") || this.people.find((person) => languageOf(person) === this.language) || this.people[0];
    if (!first) return this.welcome();
    const last = ROOMY.matches && !query.has("person") ? this.people.at(-1) : null;
    const second = view ? null : byId("beside") || last;
    this.phones = [this.open(first)];
    if (second && second !== first) this.phones.push(this.open(second));
    return this.show();
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

  async readBot() {
    Object.assign(this.bot, await api("bot"));
  }

  /** The commands and the menu button as this phone's person sees them in this chat. */
  async readAbout(phone) {
    const { commands, menu_button: menu } = await api(`bot?person=${phone.person.id}&chat=${phone.chat}`);
    this.about.set(phone, commands || []);
    phone.composer.setMenu(menu);
  }

  async readClock() {
    this.skew = (await api("clock")).now - Date.now() / 1000;
    if (this.inspector) this.inspector.tick();
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
    const { person, chat, language, limit } = phone;
    const state = await api(`chat?person=${person.id}&chat=${chat}&limit=${limit}`);
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
    const { payments, timeline, trouble, checks } = this.inspector;
    const readers = {
      people: () => this.readPeople(), clock: () => this.readClock(), about: () => Promise.all(this.phones.map((phone) => this.readAbout(phone))),
      calls: () => timeline.readCalls(), changes: () => timeline.readChanges(), payments: () => payments.read(), trouble: () => trouble.read(), checks: () => checks.read(),
    };
    const read = (part) => (part instanceof Phone ? this.refresh(part) : readers[part]());
    await Promise.allSettled(parts.map((part) => read(part)));
  }

  markAll() {
    this.mark("people", "clock", "about", ...this.phones);
    if (!view) this.mark("calls", "trouble", ...["changes", "payments", "checks"].filter((part) => this.has(part)));
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
    else if (event.kind === "clock") this.mark("clock", ...this.phones);
    else if (event.kind === "people") this.onPeople(event);
    else if (event.kind === "commands") this.mark("about");
    else if (event.kind === "inline_results") for (const phone of this.phones) phone.composer.readInline();
    else if (SHOP_KINDS[event.kind] && !view) this.mark(SHOP_KINDS[event.kind]);
  }

  onPeople({ state }) {
    if (state === "reset") this.inspector.timeline.forget();
    this.mark("people", ...this.phones);
  }

  onCall({ method }) {
    if (/MyCommands$|MenuButton$/i.test(method)) this.mark("about");
    if (!view) this.mark("calls");
  }

  onChatEvent(event) {
    const whose = event.chat ?? event.person;
    const shown = this.phones.filter((phone) => whose == null || phone.chat === whose || phone.person.id === event.person);
    this.mark(...shown);
    if (shown.length || event.kind !== "message") return;
    if (view === "watch") this.watch(whose);
    this.unread.set(whose, (this.unread.get(whose) || 0) + 1);
    this.drawPeople();
  }

  /** Show the chat in which something happens in place of the one that was quiet longest. */
  async watch(chat) {
    await this.readPeople();
    const group = this.groups.find(({ id }) => id === chat);
    const person = this.people.find(({ id }) => id === (group ? group.members[0] : chat));
    if (!person) return;
    this.phones = [...this.phones.slice(matchMedia("(min-width: 700px)").matches ? -1 : this.phones.length), this.open(person, group)];
    this.show();
  }

  tick() {
    for (const phone of this.phones) phone.tick();
    this.inspector.tick();
    this.ticks += 1;
    if (this.ticks % STATUS_EVERY_S === 0 && !view) this.inspector.trouble.readStatus().catch(() => {});
  }

  // Frame

  build() {
    this.banner = make("div", { class: "banner", role: "status", hidden: true });
    this.notice = make("div", { class: "notice toast failed", role: "alert", hidden: true, "data-testid": "notice" });
    this.peoplePanel = make("nav", { class: "people panel", "data-testid": "people" });
    this.inspector = new Inspector(this);
    this.stage = make("main", { class: "stage-area" });
    this.watermark = make("div", { class: "watermark" });
    this.backdrop = make("div", { class: "backdrop", onclick: () => this.closeDrawers() });
    this.opener = make("button", { type: "button", class: "icon-button opener", onclick: () => this.toggleInspector() }, icon("inspect"));
    this.root.replaceChildren(this.banner, this.peoplePanel, this.stage, this.inspector.node, this.watermark, this.opener, this.backdrop, this.notice);
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.closeDrawers());
    this.applyLanguage();
    this.settleDrawers();
  }

  applyLanguage() {
    const language = this.phones[0]?.language || this.language;
    const changed = language !== this.language || !this.watermark.textContent;
    this.language = language;
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    document.title = [this.bot.first_name, ...this.phones.map(({ person }) => person.first_name)].filter(Boolean).join(" · ");
    if (!changed) return;
    this.banner.textContent = this.say("offline");
    this.watermark.textContent = this.say("watermark");
    this.opener.setAttribute("aria-label", this.say("inspector"));
    this.opener.title = this.say("inspector");
    this.inspector.build();
    this.replay?.build();
    this.mark(...(this.replay ? ["checks"] : []));
    this.drawPeople();
  }

  applyTheme(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
  }

  switchTheme() {
    const next = (document.documentElement.dataset.theme || systemTheme()) === "dark" ? "light" : "dark";
    this.applyTheme(next);
    memory.set("theme", next);
  }

  setDrawer(name, open) {
    document.body.classList.toggle(`show-${name}`, open);
    this.settleDrawers();
    const panel = name === "people" ? this.peoplePanel : this.inspector.node;
    if (open) panel.querySelector("button")?.focus();
  }

  /** What is off the screen must not take the keyboard. */
  settleDrawers() {
    const { classList } = document.body;
    this.peoplePanel.inert = !WIDE.matches && !classList.contains("show-people");
    this.inspector.node.inert = WIDE.matches ? classList.contains("inspector-closed") : !classList.contains("show-inspector");
  }

  openPeople() {
    if (WIDE.matches) this.peoplePanel.querySelector("[aria-current=true]")?.focus();
    else this.setDrawer("people", true);
  }

  openInspector() {
    this.setDrawer("inspector", true);
  }

  closeDrawers() {
    const opened = ["people", "inspector"].find((name) => document.body.classList.contains(`show-${name}`));
    document.body.classList.remove("show-people", "show-inspector");
    this.settleDrawers();
    if (opened) this.phones[this.active]?.node.querySelector(`[data-testid=open-${opened}]`)?.focus();
  }

  closeInspector() {
    if (WIDE.matches) this.toggleInspector();
    else this.closeDrawers();
  }

  toggleInspector() {
    const closed = document.body.classList.toggle("inspector-closed");
    memory.set("inspector", closed ? "closed" : "open");
    if (!closed && !ROOMY.matches) this.phones.splice(1);
    this.settlePhones();
    (closed ? this.opener : this.inspector.node.querySelector("button")).focus();
  }

  // Phones

  /** Give the phone in use to this person; the other one stays. */
  choose(person, group = null) {
    const chat = group ? group.id : person.id;
    const there = this.phones.findIndex((phone) => phone.person.id === person.id && phone.chat === chat);
    this.active = there >= 0 ? there : Math.min(this.active, Math.max(0, this.phones.length - 1));
    if (there < 0) this.phones[this.active] = this.open(person, group);
    this.show();
    this.closeDrawers();
  }

  /** Open a chat of a person who is already here: in their own phone. */
  openChat(person, group = null) {
    this.active = Math.max(0, this.phones.findIndex((phone) => phone.person.id === person.id));
    this.choose(person, group);
    return this.phones[this.active];
  }

  openBeside(person, group = null) {
    this.phones = [this.phones[0], this.open(person, group)];
    this.active = 1;
    if (!ROOMY.matches) document.body.classList.add("inspector-closed");
    this.show();
  }

  closePhone(phone) {
    this.phones = this.phones.filter((one) => one !== phone);
    this.active = 0;
    this.show();
  }

  open(person, group = null) {
    const chat = group ? group.id : person.id;
    const phone = this.phones.find((one) => one.person.id === person.id && one.chat === chat) || new Phone(this, person, group);
    this.unread.delete(chat);
    this.mark(phone);
    this.readAbout(phone);
    return phone;
  }

  setActive(phone) {
    const index = this.phones.indexOf(phone);
    if (index < 0 || index === this.active) return;
    this.active = index;
    this.drawPeople();
  }

  show() {
    const nodes = this.replay ? [this.replay.node] : this.phones.map((phone) => phone.node);
    if (nodes.length !== this.stage.childElementCount || nodes.some((node, index) => node !== this.stage.children[index])) this.stage.replaceChildren(...nodes);
    this.stage.classList.toggle("two", !this.replay && this.phones.length > 1);
    for (const phone of this.about.keys()) if (!this.phones.includes(phone)) this.about.delete(phone);
    this.writeAddress();
    this.applyLanguage();
    this.drawPeople();
    this.settleDrawers();
  }

  writeAddress() {
    const [first, second] = this.phones;
    if (first) query.set("person", first.person.id);
    query.delete("beside");
    if (second) query.set("beside", second.person.id);
    history.replaceState(null, "", `?${query}`);
  }

  /** The screen changed: a second phone stays only where there is room for it. */
  settlePhones() {
    const room = ROOMY.matches || (WIDE.matches && document.body.classList.contains("inspector-closed"));
    if (!room && this.phones.length > 1 && !view) this.phones.splice(1);
    this.active = Math.min(this.active, Math.max(0, this.phones.length - 1));
    if (this.phones.length) this.show();
    this.closeDrawers();
  }

  setBotDown(down) {
    this.botDown = down;
    for (const phone of this.phones) phone.setDown(down);
  }

  setViolations(count) {
    this.inspector.setBadge("live", count);
    document.body.classList.toggle("has-violations", count > 0);
  }

  setReplay(replay) {
    const same = this.replay && replay && this.replay.name === replay.name && this.replay.page === replay.page;
    if (!same) {
      const before = this.replay;
      this.replay = replay?.page ? new Replay(this, replay) : null;
      if (before || this.replay) this.show();
      if (this.replay) this.closeDrawers();
    }
    if (this.replay) this.replay.update(replay);
  }

  commandsOf(phone) {
    return this.about.get(phone) || [];
  }

  groupsOf(person) {
    return this.groups.filter(({ members }) => members.includes(person.id));
  }

  /** Run an action of the inspector; a refusal of the driver is shown, never swallowed. */
  async attempt(action) {
    try {
      await action();
    } catch (error) {
      this.notice.textContent = error.message;
      this.notice.hidden = false;
      clearTimeout(this.noticeEnds);
      this.noticeEnds = setTimeout(() => { this.notice.hidden = true; }, NOTICE_MS);
    }
  }

  // People

  async setPerson(id, changes) {
    await api(`people/${id}`, changes);
    await this.readPeople();
    this.mark("about");
  }

  drawPeople() {
    if (!this.peoplePanel) return;
    this.peoplePanel.setAttribute("aria-label", this.say("people"));
    refill(this.peoplePanel,
      make("div", { class: "panel-head" }, make("h2", {}, this.say("people")),
        iconButton("theme", this.say("theme"), () => this.switchTheme(), { "data-testid": "theme", "data-key": "theme" }),
        iconButton("plus", this.say("addPerson"), () => this.askPerson(), { "data-testid": "add-person", "data-key": "add" }),
        iconButton("close", this.say("close"), () => this.closeDrawers(), { class: "icon-button narrow-only" })),
      make("ul", {}, this.people.map((person) => this.personRow(person))),
    );
    const elsewhere = [...this.unread.values()].reduce((sum, count) => sum + count, 0);
    for (const { peopleBadge } of this.phones) {
      peopleBadge.hidden = !elsewhere;
      peopleBadge.textContent = elsewhere;
    }
  }

  personRow(person) {
    const phone = this.phones.find((one) => one.person.id === person.id);
    const current = phone && this.phones[this.active] === phone;
    const language = languageOf(person);
    const unread = this.unread.get(person.id);
    const detail = person.username ? `@${person.username}` : LANGUAGES[language];
    const button = make(
      "button",
      { type: "button", class: "person", "data-testid": "person", "data-key": `p${person.id}`, "data-id": person.id, "aria-current": current ? "true" : null, onclick: () => this.choose(person) },
      avatar(person),
      make("span", { class: "names" }, named("b", [person.first_name, person.last_name].filter(Boolean).join(" ")), make("small", {}, make("bdi", {}, detail))),
      person.blocked && icon("lock"),
      unread && make("span", { class: "badge" }, unread),
    );
    const beside = !phone && this.phones.length > 0 && iconButton("beside", `${this.say("beside")}: ${person.first_name}`, () => this.openBeside(person), { class: "icon-button beside", "data-key": `b${person.id}`, "data-testid": "beside" });
    const chips = phone && languageChips(language, (code) => this.attempt(() => this.setPerson(person.id, { language_code: code })));
    const groups = phone && this.groupsOf(person).map((group) => this.groupRow(person, group));
    return make("li", { class: [phone && "chosen", current && "current"].filter(Boolean).join(" ") || null }, make("div", { class: "person-row" }, button, beside), chips, groups);
  }

  groupRow(person, group) {
    const unread = this.unread.get(group.id);
    const shown = this.phones.some((phone) => phone.chat === group.id && phone.person.id === person.id);
    const attributes = { type: "button", class: "group", "data-testid": "group", "data-key": `${person.id}${group.id}`, "aria-current": shown ? "true" : null };
    return make("button", { ...attributes, onclick: () => this.openChat(person, group) }, avatar({ id: group.id, first_name: group.title }, "small"), named("span", group.title), unread && make("span", { class: "badge" }, unread));
  }

  personForm(done) {
    const name = make("input", { class: "field", dir: "auto", required: true, maxlength: "64", autocomplete: "off", "aria-label": this.say("name"), placeholder: this.say("name"), "data-testid": "new-name" });
    let language = this.language;
    const chips = make("div", { class: "language-slot" });
    const draw = () => refill(chips, languageChips(language, (code) => { language = code; draw(); }));
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
