/** What the head of a page says that is no page of the guide: it has no sidebar, no date and no page before or after it. */
export const toolPage = { template: "splash", lastUpdated: false, prev: false, next: false } as const;
