/* The contract between Python and the scripts, and of the scripts among each other.

   `make check` holds every script against it (tsconfig.json). The first part is what the build
   writes: whoever changes a shape there changes it here. */

type ByName<Value> = { [name: string]: Value };

/* ---- What Python writes ---- */

/** macros/views/plan.py: assets/plan.js. Texts are HTML that the build escaped. */
interface PlanData {
  version: string;
  /** Situations by their number in the code of a plan. */
  codes: string[];
  steps: PlanStep[];
  situations: ByName<PlanSituation>;
  actions: PlanAction[];
  sheet: PlanSheet;
}
/** How many lines a sheet holds, and how many phases stand on the first. */
interface PlanSheet {
  most: number;
  phases: number;
}
interface PlanStep {
  title: string;
  href: string;
}
interface PlanSituation {
  title: string;
  href: string;
  /** What one can say. */
  say: string[];
  /** By effect: why. */
  forbids: ByName<string>;
  requires: string[];
  /** By effect: until when. */
  postpones: ByName<string>;
  /** By action: why. */
  strikes: ByName<string>;
  yields: string[];
  /** By another situation: why both cannot be. */
  excludes: ByName<string>;
  /** By own action: what it takes the place of. */
  replaces: ByName<string[]>;
}
interface PlanAction {
  key: string;
  /** The key of the action in whose row it stands. */
  slot: string;
  /** Whether it heads its row; else it is a line under it. */
  leads: boolean;
  /** Where it stands among all actions, in order of time. */
  place: number;
  step: number;
  phase: number;
  /** The situation that brings it; null for an action of a step. */
  situation: string | null;
  effects: string[];
  html: string;
  /** What a sheet says. */
  brief: string;
  /** Whether it has words of its own for the first sheet. */
  sheet: boolean;
  why: string;
  who: string;
  roles: string[];
  digest: string;
  short: string;
  href: string | null;
  letters: PlanLetter[];
}
interface PlanLetter {
  name: string;
  effects: string[];
  href: string;
  title: string;
}

/** macros/export/write.py: one edition of a letter; its paper as HTML, its templates as base64. */
interface LetterData {
  paper: string;
  docx: string;
  odt: string;
}
/** macros/views/letter.py: data-rules. */
interface LetterRule {
  look: "link" | "email" | "full-name" | "words";
  words: string[];
  /** Which fields it is about; none for all. */
  fields: string[];
  text: string;
}

/** macros/search/script.py: the index of one language. Words of a list stand in one text, with | between. */
interface SearchIndex {
  language: string;
  groups: string[];
  weights: number[];
  /** Group, page, words that people type, numbers, and runs of passages: an anchor, a letter for each weight. */
  entries: [number, string, string, [string, boolean][], [string, string][]][];
  stopWords: string;
  callWords: string;
  /** Words, and the first and last entry that they ask for. */
  asks: [string, number, number][];
  synonyms: string[];
  slang: ByName<string>;
  crisis: string;
}
interface SearchTexts {
  titles: string[];
  texts: string[];
  labels: string[];
}

/** macros/content/model/school.py, as values.js lets it pass. */
interface School {
  name: string;
  short?: string;
  address: string[];
  phone?: string;
  email?: string;
  website?: string;
  /** The name of a file beside school.js, or a picture as a data: URI. */
  logo?: string;
  colour?: string;
  people: Person[];
  leave: { target: string; mode: "page" | "blank" };
  languages: string[];
  noindex: boolean;
}
interface Person {
  role: string;
  name?: string;
  phone?: string;
  email?: string;
  when?: string;
}

/** School as macros/school/script.py and inrichten.html write it: what a school does not say is null, or not there. */
type SchoolFile = Written<School>;
type Written<Shape> = Shape extends (infer One)[]
  ? Written<One>[]
  : Shape extends object
    ? { [Key in keyof Shape]?: Written<Shape[Key]> | null }
    : Shape;

/** macros/content/rules.py: what the values of a school may be, before the scripts of every page. */
interface SchoolRules {
  space: string;
  unseen: string;
  lines: Record<"name" | "short" | "address" | "role" | "who" | "when", number>;
  lists: Record<"address" | "people" | "languages", number>;
  kinds: Record<SchoolKind, { pattern: string; most: number }>;
  /** What a picture is called, by the ending of its file. */
  /** The room for a logo in a letter, in centimetres, and its words. */
  letter_logo: { wide: number; high: number; words: string };
  colours: { least: number; light: string[]; dark: string[] };
}
type SchoolKind =
  | "phone" | "dialled" | "email" | "web" | "safe" | "colour" | "id" | "language" | "logo" | "picture" | "mode" | "flag";
/** macros/content/drawing.py: what an SVG logo may hold, before the scripts of inrichten.html. */
interface DrawingRules {
  pictures: ByName<string>;
  bytes: number;
  dots: number;
  elements: string[];
  editors: string[];
  kinds: ByName<string>;
  /** The kind of each attribute and property. */
  attributes: ByName<string>;
  properties: ByName<string>;
  cuts: string[];
  cutters: string[];
  rule: string;
}

interface Window {
  nazorgRules: SchoolRules;
  nazorgDrawingRules: DrawingRules;
  /** Loaded when they are asked for. */
  nazorgPlan?: PlanData;
  nazorgLetters?: ByName<LetterData>;
  nazorgSearch?: ByName<Search>;
  /** macros/builder/school.py: every file of the site. */
  nazorgFiles?: string[];
  /** school/school.js: a SchoolFile, or anything at all until values.js has looked at it. */
  nazorgSchool?: unknown;
  /** overrides/assets/guard.js, which runs before the page is shown. */
  nazorgLeave(target: string): void;
  nazorgHide(hidden: boolean): void;
  nazorg: Nazorg;
  /** overrides/assets/vendor/fflate. */
  fflate?: Fflate;
}
interface Fflate {
  unzipSync(bytes: Uint8Array): ByName<Uint8Array>;
  zipSync(files: ByName<Uint8Array | [Uint8Array, { level: number }]>, options: { mtime: Date }): Uint8Array<ArrayBuffer>;
  strFromU8(bytes: Uint8Array): string;
  strToU8(text: string): Uint8Array;
}

/* ---- What the scripts are for each other ---- */

declare const nazorg: Nazorg;

interface Nazorg {
  /* shared.js */
  /** Every element that fits. */
  all(root: ParentNode, selector: string): HTMLElement[];
  /** The first element that fits; throws where there is none of its kind. */
  one<Kind extends Element = HTMLElement>(root: ParentNode, selector: string, kind?: new () => Kind): Kind;
  inputs(root: ParentNode, selector: string): HTMLInputElement[];
  /** The value of data-<name>, or an empty text. */
  data(element: Element, name: string): string;
  show(root: ParentNode, selector: string, shown: boolean): void;
  /** HTML that the build made and escaped, as nodes. */
  built(html: string): DocumentFragment;
  /** A text with values in the places {name}, #, % and @ that it has. */
  fill(text: string, values: Values): string;
  /** The element data-part="<name>" of a template with words. */
  part(words: HTMLTemplateElement, name: string): HTMLElement;
  /** The words of a template, or of the data- attributes of an element. */
  words(source: HTMLElement): Filled;
  /** A number as it is dialled: content/addresses.py does the same. */
  dialled(number: string): string;
  load(address: string, done: () => void, failed: () => void): void;
  save(name: string, content: BlobPart, type: string): void;
  readText(file: File, done: (text: string) => void, failed: () => void): void;
  /** Tells the other scripts of the page that something happened. */
  send(name: string): void;

  /* chooser/ */
  plan: {
    /** macros/plan, in the browser. */
    compute(data: PlanData, ticked: string[]): Plan;
    /** Until when something waits in a plan. */
    waits(data: PlanData, plan: Pick<Plan, "chosen" | "required">, about: { effects: string[] }): string[];
    /** What drops out: the actions by their reason. */
    reasons(plan: Plan): Map<string, string[]>;
    /** The answers that count while others contradict each other. */
    sure(data: PlanData, names: string[]): string[];
    load(address: string, done: (data: PlanData) => void, failed: () => void): void;
  };
  /** Which answers cannot both be, and why. */
  clashes(situations: ByName<Pick<PlanSituation, "excludes">>, names: string[]): { one: string; other: string; reason: string }[];
  /** The plan of other situations; asks, after an element, what becomes of the ticks that there are. */
  begin(names: string[], after: HTMLElement, place: HTMLElement): void;

  /* checklist/ */
  lists: {
    /** The colour of the list that everybody begins with. */
    first: string;
    /** A list as a file, with who and when where those go along. */
    written(list: TickList, people: ByName<string>): string;
    kept(stores: Record<StoreKind, () => Storage>, today: () => number): Lists;
  };
  sheet: {
    /** `parts`: key and hash of each action of a row. */
    standing(ticks: Ticks, parts: [string, string][]): { done: boolean; changed: boolean };
    fits(task: { roles: string[]; done: boolean }, wanted: { role: string; hideDone: boolean }): boolean;
    /** `which`: "" for the first, "later", or "role:" and a role. */
    planned(plan: Plan, sheet: PlanSheet, which?: string): Sheet;
    /** What of what was typed may go along in a file, and how many fields may not. */
    people(typed: ByName<string>, roles: string[]): { kept: ByName<string>; left: number };
    staying(left: number | null, refused: boolean): [string, Values?];
  };
  /** The lists of this browser. */
  incident: Lists;
  /** Puts a list to work; `more` is what the page of the plan adds. */
  mountList(root: HTMLElement, more?: Nazorg["planPage"]): void;

  /* plan/ */
  rows: {
    task(part: Part, every: PlanData, row: PlanRow, number: number): HTMLElement;
    gone(plan: Plan): HTMLElement[];
    /** What one can say, under each situation that has it. */
    says(every: PlanData, plan: Plan): HTMLElement[];
  };
  code: {
    /** Empty for no situation, or one without a number. */
    write(data: PlanData, names: string[]): string;
    /** `fault`: the word that says what is wrong; empty when nothing is. */
    read(data: PlanData, typed: string): { fault: string; names: string[] };
  };
  /** Asks at the plan which of two answers holds; `solve` gets those that stay. */
  clash(it: Checklist, every: PlanData, names: string[], solve: (names: string[]) => void): void;
  folds(phases: HTMLElement[]): void;
  meeting(it: Checklist): void;
  planFile(it: Checklist, load: (done: (every: PlanData) => void) => void, say: (...text: string[]) => void): void;
  planPage(it: Checklist, tell: () => void): void;

  /* answers/ */
  hours: {
    dutch(moment: Date): Moment;
    isHoliday(day: number): boolean;
    /** Of confirmed hours, such as "08:00-17:00"; an empty text is a day on which nobody answers. */
    answering(weekdays: string, weekend: string, moment: Date): Answering;
  };

  /* calendar/ */
  moments: {
    written(day: Date): string;
    /** The first and the last day that may be chosen. */
    bounds(now: Date): [string, string];
    calendar(start: string, days: number[], title: string, now: Date): string;
  };

  /* letter/ */
  letterCheck: {
    seen(rule: LetterRule, text: string, known: string[]): string;
    clean(value: string): string;
    /** ``around`` is "rtl", or anything else where the text runs from left to right. */
    isolated(value: string, around: string): string;
    /** Whether a value runs from right to left: by its first letter. */
    turns(value: string): boolean;
    standing(block: { when: string; unless: string }, answer: (choice: string) => string): Standing;
    findings(
      questions: { id: string; question: string; answer: string }[],
      fields: { id: string; label: string; required: boolean; value: string; own: string }[],
      rules: LetterRule[],
      known: string[]
    ): LetterFinding[];
  };
  letterFile: {
    measured(logo: { width: number; height: number }): { wide: number; high: number };
    /** The built template with what was filled in; fflate has to be there. */
    make(format: LetterFormat, template: string, filled: Letter): Uint8Array<ArrayBuffer>;
    type(format: LetterFormat): string;
  };
  letterWord: LetterKind;
  letterOpen: LetterKind;
  letterPage: {
    paper(it: LetterPage): HTMLElement;
    input(form: HTMLFormElement, field: string): HTMLInputElement | null;
    answer(form: HTMLFormElement, choice: string): string;
    filledIn(root: HTMLElement, form: HTMLFormElement): Letter;
    show(it: LetterPage): void;
    turn(it: LetterPage, failed: () => void): void;
    /** The fields whose words stand in another language than the text around them. */
    typed(it: LetterPage): HTMLElement[];
    edition(it: LetterPage): string;
    withData(it: LetterPage, edition: string, failed: () => void, use: (held: LetterData) => void): void;
    written(line: HTMLElement): string;
  };
  letterSaid: {
    /** Says what was found, at its place and above the form, and there which fields stay as they were typed. */
    show(it: LetterPage, found: LetterFinding[], typed?: string[]): void;
    /** Takes away what is not found any more. */
    mended(it: LetterPage, found: LetterFinding[]): void;
  };
  /** Asks what closes a letter, and tells whether it is closed; null for a letter that asks nothing. */
  letterGate(told: (closed: boolean) => void): { reset(): void; cases(): number } | null;
  /** Takes over what the plan of this incident knows of a letter; tells when that forbids it. */
  letterPlan(it: LetterPage, forbidden: (reason: string) => void): void;
  letterDesk: {
    mount(it: LetterPage): void;
    /** Marks in the letter what the writer is at. */
    point(it: LetterPage): void;
  };

  /* school/ */
  schoolValues: {
    check(value: unknown): { school: School | null; faults: SchoolFault[] };
    fits(kind: SchoolKind, text: string): boolean;
    /** A text without the space around it. */
    bare(text: string): string;
    /** What a school writes in every letter: views/school.py does the same. */
    fields(school: School | null): ByName<string>;
    logo(school: School | null, folder: string): string;
  };
  colours: {
    palette(chosen: string): { ratio: number; light: string; dark: string };
    contrast(one: string, other: string): number;
  };
  school: {
    /** Puts a checked school on the page, or takes it off again; sends "nazorg:school". */
    apply(school: School | null): void;
    picture(done: (found: Picture | null) => void): void;
  };

  /* setup/, on inrichten.html alone */
  drawing: {
    /** The first thing in an SVG that is not known; empty for what is no drawing, null when all is known. */
    strangeIn(text: string): string | null;
  };
  setupValues: {
    PERSON: ("role" | "name" | "phone" | "email" | "when")[];
    /** What was typed as a value of school.js, and which place of the form each of its places is. */
    gathered(form: SetupTyped): { school: School; places: ByName<string> };
    /** That value, what of it passes, and what is wrong by place of the form. */
    judged(form: SetupTyped): { value: School; school: School | null; found: ByName<string> };
    written(value: School): string;
    read(text: string): { school: School | null; faults: SchoolFault[] };
  };
  setupSaid: {
    wrong(form: HTMLFormElement, key: string, text: string): void;
    /** Says what is wrong beside each field; how many faults there are. */
    faults(form: HTMLFormElement, word: Filled, found: ByName<string>, every: boolean): number;
    counts(form: HTMLFormElement, word: Filled): void;
    colours(form: HTMLFormElement, word: Filled): void;
  };
  setupLogo: {
    /** Calls back with the picture as a data: URI, or with what is wrong: a word, and what was found. */
    pick(file: File, keep: (address: string) => void, refused: (part: string, found: string) => void): void;
  };
  setupPack: {
    pack(about: { zip: string; files: string; top: string }, written: string, done: () => void, failed: () => void): void;
  };

  /* search/ */
  hits: {
    loaded(language: string): Search | undefined;
    /** Calls back with the search of a language, or with nothing when it cannot be loaded. */
    load(language: string, address: string, done: (search?: Search) => void): void;
    element<Name extends keyof HTMLElementTagNameMap>(
      name: Name,
      className?: string,
      text?: string
    ): HTMLElementTagNameMap[Name];
    grouped(hits: SearchHit[]): { best: SearchHit[]; groups: { name: string; hits: SearchHit[] }[] };
    list(list: HTMLElement, words: DocumentFragment): HitList;
  };
}

type Values = ByName<string | number>;
type Filled = (name: string, values?: Values) => string;

/* chooser/ */
interface Plan {
  chosen: string[];
  /** In the order in which they are done. */
  rows: PlanRow[];
  dropped: { action: PlanAction; reason: string }[];
  /** By effect: the situation that forbids it. */
  forbidden: ByName<string>;
  /** By effect: the situation that requires it. */
  required: ByName<string>;
}
interface PlanRow {
  head: PlanLine;
  lines: PlanLine[];
  phase: number;
}
interface PlanLine {
  action: PlanAction;
  waits: string[];
  letters: { letter: PlanLetter; waits: string[] }[];
}

/* checklist/ */
type StoreKind = "local" | "session";
/** By action: the day on which it was ticked, and a hash of what it said then. */
type Ticks = ByName<[number, string]>;
interface TickList {
  ticks: Ticks;
  /** The situations that were chosen, in the order of choosing. */
  situations: string[];
  /** The last day on which it is kept; none while it stays in its tab. */
  until?: number;
}
interface Lists {
  /** Whether a store has ever refused. */
  refused(): boolean;
  current(): string;
  choose(colour: string): void;
  /** A list; without a colour the current one. */
  list(colour?: string): TickList;
  situations(): string[];
  /** Keeps the chosen situations; false when no store took them. */
  situate(names: string[]): boolean;
  /** Other ticks and situations for the current list, wherever that is kept. */
  put(list: Pick<TickList, "ticks" | "situations">): void;
  /** Whether this device keeps another list than the one of this tab, of the same colour. */
  other(): boolean;
  /** Shows that list; what this tab has itself goes to a colour that is free. */
  open(): void;
  /** Takes over what another tab no longer keeps. */
  release(key: string | null, text: string | null): void;
  /** How many days a list is still kept; null for one that stays in its tab. */
  left(colour: string): number | null;
  /** The lists that have ticks or situations. */
  used(): string[];
  expire(): void;
  tick(key: string, digest: string | null): void;
  /** Adds what a file holds; null when it is none of ours. */
  take(
    text: string,
    known: string[],
    situations: string[]
  ): { people: ByName<string>; added: number; unknown: number; joined: number; strange: number } | null;
  keep(on: boolean): void;
  /** Removes all, reads back, and gives how much there was; -1 when something is left. */
  erase(): number;
}
interface Sheet {
  /** The keys of the lines that stand on it, the heads of rows among them. */
  onSheet: string[];
  rest: number;
  solo: boolean;
}
/** What was typed, by row and field. */
interface Typing {
  read(): ByName<string>;
  put(values: ByName<string>): void;
  turn(colour: string): void;
  clear(): void;
}
/** A part of the template of the page, as a copy. */
type Part = (name: string) => HTMLElement;
interface Checklist {
  root: HTMLElement;
  tasks(): HTMLElement[];
  word: Filled;
  lists: Lists;
  typed(): ByName<string>;
  type(values: ByName<string>): void;
  clearTyped(): void;
  refresh(): void;
}

/* answers/ */
/** A Dutch day as its midnight in UTC, and the time. */
interface Moment {
  day: number;
  time: string;
}
/** Open, not sure, or closed and then when it opens: in how many days, at what time, on which day. */
type Answering = { open: true } | { open: null } | { open: false; ahead: number; from: string; day: number };

/* letter/ */
type LetterFormat = "docx" | "odt";
/** A paragraph stays, goes, or is open until its question is answered. */
type Standing = "stays" | "goes" | "open";
interface LetterLogo {
  bytes: Uint8Array;
  width: number;
  height: number;
}
/** What was filled in, as a document asks for it. */
interface Letter {
  logo: LetterLogo | null;
  value(field: string): string;
  block(id: string): Standing;
}
interface LetterKind {
  /** The part of the package with the text. */
  main: string;
  type: string;
  fill(xml: Document, filled: Letter): void;
  logo: {
    file: string;
    used: RegExp;
    said: { file: string; before: string; words: string; unless: RegExp }[];
  };
}
/** `at`: the choice or field; `of`: what that is called. */
type LetterFinding =
  | { kind: "choice" | "empty"; at: string; of: string }
  | { kind: "rule"; at: string; of: string; says: string; part: string };
interface LetterPage {
  root: HTMLElement;
  form: HTMLFormElement;
  name: string;
  word: Filled;
  filled: Letter;
  picture: Picture | null;
  select: HTMLSelectElement | null;
  first: HTMLElement;
  /** What was found at the last action and is not mended yet. */
  open: LetterFinding[];
  /** What of it stands in a translation as it was typed. */
  typed: string[];
  /** The field or question that the writer is at, as a selector of its places in the letter. */
  at: string;
}

/* school/ */
/** What is wrong with a text, or an empty string. */
type Rule = (text: string) => string;
interface SchoolFault {
  field: string;
  what: string;
}
interface Picture {
  /** As a PNG; none where the browser may show a file and not read it. */
  bytes: Uint8Array | null;
  address: string;
  width: number;
  height: number;
}

/* setup/ */
interface SetupTyped {
  /** What stands in a field, by its place such as people.0.role. */
  typed(place: string): string;
  logo: string;
  mode: string;
  /** None for all. */
  languages: string[];
  noindex: boolean;
}

/* search/ */
type Search = (query: string) => SearchAnswer;
/** A piece of a text, and whether it is what was asked. */
type SearchRun = [string, boolean];
interface SearchNumber {
  number: string;
  old: boolean;
  label: string;
}
interface SearchHit {
  group: string;
  page: string;
  thing: string;
  title: SearchRun[];
  text: SearchRun[];
  numbers: SearchNumber[];
  score: number;
}
interface SearchNear {
  word: string;
  far: number;
  at: number;
  end: number;
}
interface Answered {
  crisis: boolean;
  near: SearchNear[];
}
interface SearchAnswer extends Answered {
  hits: SearchHit[];
  strange: boolean;
  sure: boolean;
  guessed: boolean;
}
interface HitList {
  options(): HTMLAnchorElement[];
  clear(): void;
  own(hits: SearchHit[], folder: string, heading: string): number;
  other(hits: SearchHit[], folder: string, heading: string, language: string): number;
}

/* search/engine/ */
interface SearchTools {
  compounds: boolean;
  fold(word: string): string;
  forget(): void;
  stem(word: string): string;
  tokens(text: string): string[];
  variants(word: string): string[];
  word(typed: string): string;
  words(text: string): SearchWord[];
}
interface SearchWord {
  word: string;
  at: number;
  end: number;
}
interface Stemmers {
  [language: string]: new () => { stemWord(word: string): string };
}
interface SearchPhrase {
  run: string;
  stems: string[];
  stops: string[];
  danger: boolean;
}
interface SearchEntry {
  group: string;
  page: string;
  title: string;
  numbers: SearchNumber[];
  phrases: SearchPhrase[];
  name: SearchPhrase;
  danger: boolean;
  /** Its passages, and how many words they have. */
  first: number;
  end: number;
  long: number;
}
interface SearchPassage {
  entry: number;
  anchor: string;
  weight: number;
  stems: string[];
}
interface SearchSynonym {
  stems: string[];
  weight: number;
}
interface SearchRead {
  entries: SearchEntry[];
  passages: SearchPassage[];
  /** By stem: what it says about each entry. */
  postings: Map<string, Map<number, number>>;
  /** By word as written: its stem. */
  vocabulary: Map<string, string>;
  letters: Set<string>;
  links: Map<string, Set<string>>;
  synonyms: Map<string, SearchSynonym[]>;
  longestPhrase: number;
  stops: Set<string>;
  asks: { range: [number, number]; phrases: string[][] }[];
  callWords: Set<string>;
  crisis: string[][];
  folded(text: string): string[];
  stemsOf(text: string): string[];
  runOf(text: string): string;
}
interface SearchLike {
  word: string;
  form: string;
  far: number;
}
interface SearchSpelling {
  errors(one: string, other: string, most: number): number;
  misspelt(word: string): { form: string; many: number }[];
  plain(letters: string): boolean;
  similar(word: string): SearchLike[];
}
interface SearchAlternative {
  key: string;
  stems: string[];
  weight: number;
}
interface SearchConcept extends SearchWord {
  alternatives: SearchAlternative[];
  known: boolean;
  close: boolean;
  similar: SearchLike[];
  calls: boolean;
  asks: boolean;
}
/** A concept as the engine weighs it. */
interface SearchWeighed extends SearchConcept {
  /** By entry. */
  values: Map<number, number>;
  /** By stem. */
  forms: Map<string, number>;
  marks: Set<string>;
  mass: number;
}
interface SearchRanked {
  number: number;
  score: number;
}
interface SearchRanking {
  weigh(concept: SearchConcept): SearchWeighed;
  /** `asked`: the entries that are asked for, as first and last; `run`: the query as one run of stems. */
  rank(
    concepts: SearchWeighed[],
    typed: Set<string>,
    asked: [number, number][],
    run: string,
    crisis: boolean
  ): SearchRanked[];
  rankStops(typed: Set<string>): SearchRanked[];
}
interface SearchExcerpts {
  passage(number: number, concepts: SearchWeighed[]): number | null;
  /** A text in runs, marked where it is what was asked. */
  marked(text: string, concepts: SearchWeighed[]): SearchRun[];
  sentence(text: string, concepts: SearchWeighed[]): string;
}
