export { performanceYear } from './performance-year';
export { targetedReview } from './targeted-review';
