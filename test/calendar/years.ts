import type { Calendar } from '../../calendar/calendar';
import { officialCalendar } from '../../calendar/official-calendar';
import { loadPolicy, supportedPolicyYears } from '../../policy/load';

/** Every performance year that has a policy file. */
export const years = supportedPolicyYears();

/** The official calendar of a year, from its policy file. */
export const officialOf = (year: number): Calendar => officialCalendar(loadPolicy(year).calendar.timers, year);
