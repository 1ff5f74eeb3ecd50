import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { EventPublisher } from '../events/event-publisher';
import type { TopicNames } from '../events/topics';
import type { YearPolicy } from '../policy/year-policy';
import type { Keyring } from '../privacy/keyring';
import type { Database } from '../store/database';

/** What activities reach the world through. Built once a process, in workers/. */
export interface Deps {
  database: Database;
  keyring: Keyring;
  publisher: EventPublisher;
  topics: TopicNames;
  policyFor(year: number): YearPolicy;
  catalogueFor(year: number): YearCatalogue;
  /** Names the environment in event sources: `dev`, `demo`, `production`. */
  environment: string;
}
