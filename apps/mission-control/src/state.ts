/** What the page shows, as the server sends it. Money and dates are told in words where nothing is reckoned with them. */
export interface State {
  webUrl: string;
  people: PersonState[];
  /** How many more there are than are shown. */
  morePeople: number;
  accounts: AccountState[];
  payments: PaymentState[];
  /** Newest first. */
  deliveries: DeliveryState[];
  outboxes: OutboxState[];
  apis: ApiState[];
  tabs: TabState[];
  stories: StoryState[];
}

export interface Choice {
  action: string;
  label: string;
}

export interface PersonState {
  id: string;
  name: string;
  email: string | null;
  picture: string;
  /** What keeps them out, if anything does. */
  notes: string[];
  choices: Choice[];
}

export interface AccountState {
  id: string;
  owner: string;
  state: string;
  owes: number;
  /** ISO 8601: when what is owed restricts it. */
  deadline: string | null;
  holds: string[];
  choices: Choice[];
}

export interface PaymentState {
  id: string;
  amount: string;
  buyer: string | null;
  state: string;
  /** Where its buyer pays, while they may. */
  payUrl: string | null;
  choices: Choice[];
}

/** One message of a vendor on its way: vendor, API, row, open tabs. Times are milliseconds since 1970. */
export interface DeliveryState {
  outbox: string;
  id: string;
  type: string;
  /** A person's name, or an object's id. */
  about: string;
  createdAt: number;
  state: 'waiting' | 'delivered' | 'failed' | 'aborted' | 'dropped';
  fault: string | null;
  nextAttemptAt: number | null;
  attempts: AttemptState[];
  tabs: TabShown[];
}

export interface AttemptState {
  at: number;
  tookMs: number;
  /** 0: no answer. */
  status: number;
  /** What the API says that it did; a 200 means that the row is on disk. */
  outcome: string;
  answerLost: boolean;
}

/** A tab of the app that showed something new after the delivery was sent. */
export interface TabShown {
  tab: string;
  who: string;
  queries: string[];
  /** Since the delivery was sent. */
  afterMs: number;
}

export interface OutboxState {
  name: string;
  title: string;
  endpoint: string | null;
  /** The name of the fault that every message suffers. */
  lasting: string | null;
  /** Of the next messages, one each. */
  pending: string[];
}

export type ApiCondition = 'up' | 'slow' | 'down';

export interface ApiState {
  vendor: string;
  title: string;
  condition: ApiCondition;
}

export interface TabState {
  tab: string;
  who: string;
  path: string;
}

export interface StoryState {
  name: string;
  title: string;
  about: string;
  run: StoryRun | null;
}

export interface StoryRun {
  state: 'running' | 'done' | 'failed';
  steps: StepState[];
}

export interface StepState {
  text: string;
  state: 'running' | 'done' | 'failed';
  /** What came of it. */
  note: string | null;
  /** What a person is asked to do meanwhile. */
  links: { label: string; url: string }[];
  /** The label of a button that ends the step early. */
  enough: string | null;
}
