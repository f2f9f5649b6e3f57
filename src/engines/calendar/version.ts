/** Changes when a count does: kept with every timetable that was worked out. */
export const calendarVersion = 'calendar 1';
