/** The two folds from facts to snapshots: pure, shared by the store and by consumers. */
export { projectState } from './state-projection';
export { projectScores } from './scores-projection';
